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

/** Sends bytes that no HTTP client would, on one connection, and reads the answers. */
final class RawHttp implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 30_000;
  private static final int CONTINUE = 100;

  private final Socket socket;

  RawHttp(URI base) throws IOException {
    socket = new Socket(base.getHost(), base.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
  }

  /** Sends one request and reads until the server closes or is done. */
  static Answer send(URI base, String request) throws IOException {
    try (RawHttp connection = new RawHttp(base)) {
      try {
        connection.write(request);
      } catch (SocketException refusedEarly) {
        // the server may answer and close before it has read everything
      }
      return connection.read();
    }
  }

  /** Sends a text, each character a byte. */
  void write(String request) throws IOException {
    socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
    socket.getOutputStream().flush();
  }

  /** Reads the next answer that is not an interim one. */
  Answer read() throws IOException {
    Answer answer = read(socket.getInputStream());
    return answer.status() == CONTINUE ? read(socket.getInputStream()) : answer;
  }

  @Override
  public void close() throws IOException {
    socket.close();
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
