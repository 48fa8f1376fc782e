package io.github.verifiedresponse.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * Base64url without padding (RFC 7515, section 2) in its one canonical spelling. Decoders that skip
 * what they do not know, or ignore unused bits, read thousands of texts as one.
 */
public final class Base64Url {
  private static final int[] VALUES = new int[256];

  /** So many digits spell so many bytes. */
  private static final int DIGITS = 4;

  private static final int BYTES = 3;
  private static final int PIECE = 512;

  static {
    Arrays.fill(VALUES, -1);
    String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    for (int i = 0; i < alphabet.length(); i++) {
      VALUES[alphabet.charAt(i)] = i;
    }
  }

  private Base64Url() {}

  /** {@return the first index from {@code start} on that is not in the alphabet, or the end} */
  public static int endOfAlphabet(byte[] text, int start, int end) {
    int at = start;
    while (at < end && VALUES[text[at] & 0xFF] >= 0) {
      at++;
    }
    return at;
  }

  /**
   * {@return whether a range is of the alphabet only} The Java platform's decoder looks at many
   * bytes at once.
   */
  public static boolean isOfAlphabet(byte[] text, int start, int end) {
    int size = Math.min(PIECE, end - start) / DIGITS * DIGITS;
    byte[] piece = new byte[size];
    byte[] decoded = new byte[size / DIGITS * BYTES];
    int at = start;
    try {
      for (; size > 0 && end - at >= size; at += size) {
        System.arraycopy(text, at, piece, 0, size);
        if (Base64.getUrlDecoder().decode(piece, decoded) < decoded.length) {
          return false; // padding
        }
      }
    } catch (IllegalArgumentException e) {
      return false;
    }
    return endOfAlphabet(text, at, end) == end;
  }

  /** Decodes a range into an array of its own, without a copy in between. */
  public static byte[] decode(byte[] text, int offset, int length) throws UnreadableException {
    if (isCanonicalEnd(text, offset, length)) {
      try {
        // the Java platform's decoder takes nothing but the alphabet, and padding, which is no end
        ByteBuffer decoded = Base64.getUrlDecoder().decode(ByteBuffer.wrap(text, offset, length));
        return decoded.remaining() == decoded.array().length
            ? decoded.array()
            : Arrays.copyOf(decoded.array(), decoded.remaining());
      } catch (IllegalArgumentException e) {
        // falls through to the one answer
      }
    }
    throw UnreadableException.malformed("a part of the token is not canonical Base64url");
  }

  /**
   * Two or three digits at the end hold four or two bits too many: they are zero, in one spelling.
   */
  private static boolean isCanonicalEnd(byte[] text, int offset, int length) {
    if (length == 0) {
      return true;
    }
    int last = VALUES[text[offset + length - 1] & 0xFF];
    return last >= 0
        && switch (length % 4) {
          case 0 -> true;
          case 2 -> (last & 0xF) == 0;
          case 3 -> (last & 0x3) == 0;
          default -> false;
        };
  }
}
