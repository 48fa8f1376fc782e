package io.github.verifiedresponse.tests.once;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Sends results, and resets connections where the plan says so. */
final class Client implements AutoCloseable {
  private final int port;
  private final Sends sends;
  private final Queue<Wire> wires = new ConcurrentLinkedQueue<>();

  Client(int port, Sends sends) {
    this.port = port;
    this.sends = sends;
  }

  /** Sends, and returns when neither the answer nor work of the handler is to come. */
  Answer send(Run run, Send send) throws IOException {
    Wire idle = wires.poll();
    Wire wire = idle != null ? idle : new Wire(port);
    sends.add(send);
    try {
      Answer answer =
          send.ending().isReset()
              ? sendAndReset(wire, send, request(run, send))
              : wire.exchange(send, request(run, send));
      send.clientIsDone();
      send.awaitWork();
      return answer;
    } finally {
      sends.remove(send);
      wires.add(wire);
    }
  }

  /** Only what a handler has got is worth a reset; the answer to a refused request is read. */
  private static Answer sendAndReset(Wire wire, Send send, byte[] request) throws IOException {
    wire.close(); // a new connection, so that the request need not be sent again
    wire.write(request);
    if (!send.awaitHandler()) {
      return wire.read();
    }
    wire.reset();
    return Answer.none();
  }

  private static byte[] request(Run run, Send send) {
    String token = send.result().token();
    String request =
        "POST "
            + run.application()
            + run.endpoint().path(send.ending())
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            + FuzzVerifiers.MEDIA_TYPE
            + "\r\nAccept: "
            + send.accept()
            + "\r\n"
            + Sends.HEADER
            + ": "
            + send.id()
            + (run.inHeader()
                ? "\r\n" + FuzzVerifiers.HEADER + ": " + token + "\r\nContent-Length: 0\r\n\r\n"
                : "\r\nContent-Length: " + token.length() + "\r\n\r\n" + token);
    return request.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public void close() throws IOException {
    for (Wire wire : wires) {
      wire.close();
    }
  }
}
