package io.github.verifiedresponse.tests.once;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A connection that is kept alive, reset on demand, and opened again when it is gone. */
final class Wire implements AutoCloseable {
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final int TRIES = 3;

  private final int port;
  private @Nullable Socket socket;
  private @Nullable InputStream in;

  Wire(int port) {
    this.port = port;
  }

  /**
   * Sends, and reads the answer; what the server closed before it has come to the application is
   * sent again. A connection that was idle may be closed, and a new one may be served by objects of
   * a request whose client is gone.
   */
  Answer exchange(Send send, byte[] request) throws IOException {
    for (int i = 0; i < TRIES && !send.hasArrived(); i++) {
      try {
        write(request);
        return read();
      } catch (IOException e) {
        close();
      }
    }
    return Answer.none();
  }

  void write(byte[] request) throws IOException {
    Socket current = socket;
    if (current == null) {
      current = new Socket(InetAddress.getLoopbackAddress(), port);
      current.setTcpNoDelay(true);
      current.setSoTimeout(TIMEOUT_MILLIS);
      socket = current;
      in = new BufferedInputStream(current.getInputStream());
    }
    current.getOutputStream().write(request);
  }

  /** Ends the connection as a client does that is gone. */
  void reset() throws IOException {
    if (socket != null) {
      socket.setSoLinger(true, 0);
    }
    close();
  }

  Answer read() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    String body = body(headers);
    Answer answer = new Answer(status, headers, body);
    if (!answer.keepsConnection()) {
      close();
    }
    return answer;
  }

  private String body(Map<String, String> headers) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (headers.getOrDefault("transfer-encoding", "").equals("chunked")) {
      int size = chunk(body);
      while (size > 0) {
        size = chunk(body);
      }
    } else if (headers.containsKey("content-length")) {
      bytes(Integer.parseInt(headers.get("content-length")), body);
    } else if (headers.getOrDefault("connection", "").equals("close") && in != null) {
      in.transferTo(body);
    }
    return body.toString(StandardCharsets.UTF_8);
  }

  private int chunk(ByteArrayOutputStream body) throws IOException {
    int size = Integer.parseInt(line(), 16);
    bytes(size, body);
    line();
    return size;
  }

  private void bytes(int size, ByteArrayOutputStream body) throws IOException {
    for (int i = 0; i < size; i++) {
      body.write(next());
    }
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = next(); b != '\n'; b = next()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  private int next() throws IOException {
    int b = in == null ? -1 : in.read();
    if (b < 0) {
      throw new EOFException("the server has closed the connection");
    }
    return b;
  }

  @Override
  public void close() throws IOException {
    if (socket != null) {
      socket.close();
    }
    socket = null;
    in = null;
  }
}
