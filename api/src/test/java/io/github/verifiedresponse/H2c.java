package io.github.verifiedresponse;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A connection that speaks HTTP/2 in clear text with prior knowledge (RFC 9113, section 3.3), as
 * badly as a test wants: it can take a request back, or leave. It reads no answers.
 */
public final class H2c implements AutoCloseable {
  private static final String PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n";
  private static final int TIMEOUT_MILLIS = 10_000;

  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;

  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int ACK = 1;
  private static final int CANCEL = 8;
  private static final int FRAME_HEADER = 9;
  private static final int MOST_IN_ONE_BYTE = 127;
  private static final int MOST_IN_GREETING = 1 << 14;
  private static final int ATTEMPTS = 5;

  private final URI base;
  private final Socket socket;
  private final DataOutputStream out;
  private int lastStream = -1;

  private H2c(URI base) throws IOException {
    this.base = base;
    this.socket = new Socket(base.getHost(), base.getPort());
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.setTcpNoDelay(true);
    // a frame at once: servers get frames wrong that arrive byte by byte
    this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
  }

  /**
   * Connects to a server and greets it: again when it leaves, as a server may that has just been
   * left itself.
   *
   * @return empty when the server speaks no HTTP/2 in clear text
   */
  public static Optional<H2c> connect(URI base) throws IOException {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      H2c connection = new H2c(base);
      if (connection.begin()) {
        return Optional.of(connection);
      }
      connection.close();
    }
    return Optional.empty();
  }

  /** Greets the server; false when it greets in another way. */
  private boolean begin() {
    try {
      out.write(PREFACE.getBytes(StandardCharsets.US_ASCII));
      frame(SETTINGS, 0, 0, new byte[0]);
      DataInputStream in = new DataInputStream(socket.getInputStream());
      for (int i = 0; i < ATTEMPTS; i++) {
        byte[] header = new byte[FRAME_HEADER];
        in.readFully(header);
        int length = (header[0] & 0xff) << 16 | (header[1] & 0xff) << 8 | (header[2] & 0xff);
        if (length > MOST_IN_GREETING) {
          return false; // text
        }
        in.skipNBytes(length);
        if (header[3] == SETTINGS && header[4] != ACK) {
          frame(SETTINGS, ACK, 0, new byte[0]);
          return true;
        }
      }
      return false;
    } catch (IOException closed) {
      return false;
    }
  }

  /** Sends a whole request. */
  public void post(String path, String type, String body, List<String> headers) throws IOException {
    lastStream += 2;
    byte[] content = body.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream fields = new ByteArrayOutputStream();
    field(fields, ":method", "POST");
    field(fields, ":scheme", "http");
    field(fields, ":authority", base.getHost() + ":" + base.getPort());
    field(fields, ":path", base.getPath() + path);
    field(fields, "content-type", type);
    field(fields, "content-length", Integer.toString(content.length));
    for (int i = 0; i < headers.size(); i += 2) {
      field(fields, headers.get(i).toLowerCase(Locale.ROOT), headers.get(i + 1));
    }
    frame(HEADERS, END_HEADERS, lastStream, fields.toByteArray());
    frame(DATA, END_STREAM, lastStream, content);
  }

  /** Takes the last request back. */
  public void reset() throws IOException {
    frame(RST_STREAM, 0, lastStream, new byte[] {0, 0, 0, CANCEL});
  }

  /** Says that it is leaving, and leaves. */
  public void goAway() throws IOException {
    frame(GOAWAY, 0, 0, new byte[8]);
    hangUp();
  }

  /** Leaves without a word. */
  public void hangUp() throws IOException {
    socket.close();
  }

  @Override
  public void close() throws IOException {
    hangUp();
  }

  /**
   * A literal field that goes into no table (RFC 7541, section 6.2.2), without Huffman. Names with
   * a colon are taken from the static table: Tomcat 11 refuses them as text.
   */
  private static void field(ByteArrayOutputStream fields, String name, String value) {
    int index =
        switch (name) {
          case ":authority" -> 1;
          case ":method" -> 2;
          case ":path" -> 4;
          case ":scheme" -> 6;
          default -> 0;
        };
    fields.write(index);
    if (index == 0) {
      text(fields, name);
    }
    text(fields, value);
  }

  private static void text(ByteArrayOutputStream fields, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length >= MOST_IN_ONE_BYTE) {
      throw new IllegalArgumentException("too long for one byte of length");
    }
    fields.write(bytes.length);
    fields.writeBytes(bytes);
  }

  private void frame(int type, int flags, int stream, byte[] payload) throws IOException {
    out.writeByte(payload.length >> 16);
    out.writeShort(payload.length);
    out.writeByte(type);
    out.writeByte(flags);
    out.writeInt(stream);
    out.write(payload);
    out.flush();
  }
}
