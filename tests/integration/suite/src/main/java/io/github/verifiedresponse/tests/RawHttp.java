package io.github.verifiedresponse.tests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Sends bytes that no HTTP client would, and reads the first answer. */
final class RawHttp {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int CONTINUE = 100;

  private RawHttp() {}

  /**
   * Sends a request as text, each character a byte, and reads until the server closes or is done.
   */
  static Answer send(URI base, String request) throws IOException {
    try (Socket socket = new Socket(base.getHost(), base.getPort())) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
      } catch (SocketException refusedEarly) {
        // the server may answer and close before it has read everything
      }
      Answer answer = read(socket.getInputStream());
      return answer.status() == CONTINUE ? read(socket.getInputStream()) : answer;
    }
  }

  private static Answer read(InputStream in) throws IOException {
    String head = readHead(in);
    List<String> lines = head.lines().toList();
    if (lines.isEmpty()) {
      throw new AssertionError("the server closed without an answer");
    }
    Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : lines.subList(1, lines.size())) {
      int colon = line.indexOf(':');
      fields
          .computeIfAbsent(line.substring(0, colon), name -> new ArrayList<>())
          .add(line.substring(colon + 1).strip());
    }
    HttpHeaders headers = HttpHeaders.of(fields, (name, value) -> true);
    int length = (int) headers.firstValueAsLong("Content-Length").orElse(0);
    String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
    return new Answer(Integer.parseInt(lines.get(0).split(" ", -1)[1]), headers, body);
  }

  private static String readHead(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int next = in.read();
      if (next < 0) {
        break;
      }
      head.write(next);
    }
    return head.toString(StandardCharsets.ISO_8859_1).strip();
  }
}
