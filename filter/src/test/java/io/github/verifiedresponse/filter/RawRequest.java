package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.SignedResponse;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** A request by HTTP/1.1 of which a test can close the connection, by a reset, when it likes. */
final class RawRequest {
  private RawRequest() {}

  static Socket send(URI uri, SignedResponse response) throws IOException {
    String request =
        "POST %s HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nSignature: %s\r\nContent-Length: %d\r\n\r\n%s"
            .formatted(
                uri.getPath(),
                response.signature(),
                response.body().getBytes(StandardCharsets.UTF_8).length,
                response.body());
    Socket socket = new Socket(uri.getHost(), uri.getPort());
    socket.setSoLinger(true, 0);
    socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
    return socket;
  }
}
