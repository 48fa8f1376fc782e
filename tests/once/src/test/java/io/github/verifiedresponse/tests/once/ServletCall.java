package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.VerifiedPayload;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Executor;

/** One call of a guarded servlet, and the words in which endings are written. */
record ServletCall(
    Send send,
    VerifiedPayload payload,
    HttpServletRequest request,
    HttpServletResponse response,
    Executor workers) {
  private static final long SHORT_MILLIS = 20;

  /** Long enough that no answer ends at it. */
  private static final long LONG_MILLIS = 60_000;

  private static final int CHUNK = 64 * 1024;
  private static final int CHUNKS = 64;

  /** The effect, or the word that there was none. */
  void act() {
    send.act(payload);
  }

  void failBeforeEffect() {
    send.failBeforeEffect(payload);
  }

  void print(String text) throws IOException {
    response.getWriter().print(text);
  }

  void forward(String path) throws ServletException, IOException {
    request.getRequestDispatcher(path).forward(request, response);
  }

  /** Writes until the connection is found to be gone. */
  void writeToNobody() throws IOException {
    Runnable end = send.beginWork();
    try {
      send.awaitClient();
      act();
      write();
    } finally {
      end.run();
    }
  }

  /** More than a connection takes. */
  void write() throws IOException {
    for (int i = 0; i < CHUNKS; i++) {
      response.getOutputStream().write(new byte[CHUNK]);
      response.flushBuffer();
    }
  }

  AsyncContext startAsync() {
    AsyncContext async = request.startAsync(request, response);
    async.setTimeout(LONG_MILLIS);
    return async;
  }

  AsyncContext startShortAsync() {
    AsyncContext async = startAsync();
    async.setTimeout(SHORT_MILLIS);
    return async;
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
          act();
          then.run();
        });
  }

  /** At a time-out the application dispatches, and answers there. */
  static AsyncListener dispatchAtTimeout() {
    return new AsyncListener() {
      @Override
      public void onTimeout(AsyncEvent event) {
        event.getAsyncContext().dispatch();
      }

      @Override
      public void onComplete(AsyncEvent event) {}

      @Override
      public void onError(AsyncEvent event) {}

      @Override
      public void onStartAsync(AsyncEvent event) {}
    };
  }
}
