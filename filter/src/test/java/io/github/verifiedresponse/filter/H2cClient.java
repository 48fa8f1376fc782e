package io.github.verifiedresponse.filter;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Sends one request by HTTP/2 with prior knowledge (RFC 9113, section 3.3), and hangs up. */
final class H2cClient implements AutoCloseable {
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int GOAWAY = 7;
  private static final int END_STREAM = 1;
  private static final int ACK = 1;
  private static final int END_HEADERS = 4;
  private static final int CANCEL = 8;

  private final Socket socket;
  private final DataOutputStream out;

  H2cClient(URI server) throws IOException {
    socket = new Socket(server.getHost(), server.getPort());
    out = new DataOutputStream(socket.getOutputStream());
    out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    frame(SETTINGS, 0, 0);
    awaitSettings(new DataInputStream(socket.getInputStream()));
    frame(SETTINGS, ACK, 0);
  }

  /** A server that upgrades nothing would answer with HTTP/1.1 here. */
  private static void awaitSettings(DataInputStream in) throws IOException {
    byte[] header = in.readNBytes(9);
    if (header.length < 9 || header[3] != SETTINGS) {
      throw new IOException("the server does not speak HTTP/2");
    }
    in.skipNBytes(((header[1] & 0xff) << 8) | (header[2] & 0xff));
  }

  H2cClient post(String path, SignedResponse response) throws IOException {
    ByteArrayOutputStream fields = new ByteArrayOutputStream();
    field(fields, ":method", "POST");
    field(fields, ":scheme", "http");
    field(fields, ":path", path);
    field(fields, ":authority", "localhost");
    String[] headers = response.headers();
    for (int i = 0; i < headers.length; i += 2) {
      field(fields, headers[i].toLowerCase(java.util.Locale.ROOT), headers[i + 1]);
    }
    frame(HEADERS, END_HEADERS, 1, fields.toByteArray());
    frame(DATA, END_STREAM, 1, response.body().getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /**
   * A literal field without indexing, its name and value without Huffman code (RFC 7541, 6.2.2).
   */
  private static void field(ByteArrayOutputStream fields, String name, String value) {
    fields.write(0);
    text(fields, name);
    text(fields, value);
  }

  private static void text(ByteArrayOutputStream fields, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    if (bytes.length >= 127) {
      throw new IllegalArgumentException("too long for a length of one byte");
    }
    fields.write(bytes.length);
    fields.writeBytes(bytes);
  }

  void resetStream() throws IOException {
    frame(RST_STREAM, 0, 1, 0, 0, 0, CANCEL);
  }

  void goAway() throws IOException {
    frame(GOAWAY, 0, 0, 0, 0, 0, 0, 0, 0, 0, CANCEL);
  }

  private void frame(int type, int flags, int stream, int... payload) throws IOException {
    byte[] bytes = new byte[payload.length];
    for (int i = 0; i < payload.length; i++) {
      bytes[i] = (byte) payload[i];
    }
    frame(type, flags, stream, bytes);
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

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
