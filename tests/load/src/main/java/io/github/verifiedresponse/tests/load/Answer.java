package io.github.verifiedresponse.tests.load;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Finds the end of one answer: nothing follows it until the next request is sent. */
final class Answer {
  private static final String OK = "HTTP/1.1 200 ";
  private static final String HEAD_END = "\r\n\r\n";
  private static final String LENGTH = "\r\ncontent-length: ";
  private static final String CHUNKED = "\r\ntransfer-encoding: chunked\r\n";
  private static final String CLOSE = "\r\nconnection: close\r\n";

  /** What the last chunk ends with, as a number: {@code 0 CR LF CR LF} behind a line feed. */
  private static final long LAST_CHUNK = 0x0A_30_0D_0A_0D_0AL;

  private static final long SIX_BYTES = 0xFFFF_FFFF_FFFFL;

  private boolean hasHead;
  private boolean chunked;
  private boolean last;
  private long missing;
  private long tail;

  /**
   * Takes what has come, once there is a whole head.
   *
   * @return whether the answer has ended with it
   * @throws IOException when it is no 200
   */
  boolean isWholeWith(ByteBuffer in) throws IOException {
    in.flip();
    if (!hasHead && !readHead(in)) {
      in.compact();
      return false;
    }
    missing -= in.remaining();
    for (int i = Math.max(in.position(), in.limit() - 6); chunked && i < in.limit(); i++) {
      tail = (tail << Byte.SIZE | (in.get(i) & 0xFF)) & SIX_BYTES;
    }
    in.clear();
    return chunked ? tail == LAST_CHUNK : missing == 0;
  }

  private boolean readHead(ByteBuffer in) throws IOException {
    String text = StandardCharsets.ISO_8859_1.decode(in.duplicate()).toString();
    if (!text.regionMatches(0, OK, 0, Math.min(text.length(), OK.length()))) {
      throw new IOException("not 200 but " + text.lines().findFirst().orElse(""));
    }
    int end = text.indexOf(HEAD_END);
    if (end < 0) {
      return false;
    }
    String head = text.substring(0, end + 2).toLowerCase(Locale.ROOT);
    hasHead = true;
    chunked = head.contains(CHUNKED);
    last = head.contains(CLOSE);
    missing = chunked ? 0 : length(head);
    in.position(end + HEAD_END.length());
    return true;
  }

  private static long length(String head) throws IOException {
    int at = head.indexOf(LENGTH);
    if (at < 0) {
      throw new IOException("neither a length nor chunks");
    }
    int digits = at + LENGTH.length();
    return Long.parseLong(head.substring(digits, head.indexOf('\r', digits)));
  }

  /** {@return whether the server closes the connection behind it} */
  boolean isLast() {
    return last;
  }
}
