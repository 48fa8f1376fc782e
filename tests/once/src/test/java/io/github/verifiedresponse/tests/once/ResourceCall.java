package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.VerifiedPayload;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.core.StreamingOutput;
import java.util.Optional;
import java.util.concurrent.Executor;

/** One call of a guarded resource method, and the words in which endings are written. */
record ResourceCall(
    Send send, VerifiedPayload payload, Executor workers, Optional<AsyncResponse> suspended) {
  static final long SHORT_MILLIS = 20;
  static final int MORE_THAN_A_BUFFER = 64 * 1024;
  private static final int CHUNKS = 64;

  AsyncResponse async() {
    return suspended.orElseThrow();
  }

  /** Acts, and then there is only the answer to return. */
  <T> T act(T answer) {
    send.act(payload);
    return answer;
  }

  void failBeforeEffect() {
    send.failBeforeEffect(payload);
  }

  /** Nobody sees this answer, because a request filter has given its own. */
  Object unreachable() {
    return act("unreachable");
  }

  /** Writes until the connection is found to be gone. */
  StreamingOutput streamToNobody() {
    Runnable end = send.beginWork();
    return out -> {
      try {
        send.awaitClient();
        send.act(payload);
        for (int i = 0; i < CHUNKS; i++) {
          out.write(new byte[MORE_THAN_A_BUFFER]);
          out.flush();
        }
      } finally {
        end.run();
      }
    };
  }

  /** Works on a thread of its own. */
  void work(Runnable task) {
    send.workOn(workers, task);
  }

  /** Acts after the client has its answer, as work does that took too long. */
  void actTooLate() {
    actTooLate(() -> {});
  }

  /** As {@link #actTooLate()}, and then does more. */
  void actTooLate(Runnable then) {
    work(
        () -> {
          send.awaitClient();
          send.act(payload);
          then.run();
        });
  }
}
