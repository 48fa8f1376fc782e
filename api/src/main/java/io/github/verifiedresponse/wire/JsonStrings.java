package io.github.verifiedresponse.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The strings of one JSON text (RFC 8259, section 7): finds where they end, and refuses what is not
 * the one UTF-8 spelling of Unicode text (RFC 3629), raw or escaped.
 */
final class JsonStrings {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long SPACES = 0x2020202020202020L;
  private static final long QUOTES = 0x2222222222222222L;
  private static final long BACKSLASHES = 0x5C5C5C5C5C5C5C5CL;

  /** Most strings are shorter. */
  private static final int SHORT = 8 * Long.BYTES;

  private final byte[] json;
  private final int end;
  private boolean escaped;

  JsonStrings(byte[] json, int end) {
    this.json = json;
    this.end = end;
  }

  /** {@return whether the string that was read last holds an escape} */
  boolean isEscaped() {
    return escaped;
  }

  /**
   * {@return the index of the closing quotation mark}
   *
   * @param start the index behind the opening one
   */
  int close(int start) throws JsonFault {
    escaped = false;
    int at = start;
    while (true) {
      at = skipPlain(at);
      if (at >= end) {
        throw JsonFault.syntax();
      }
      byte odd = json[at];
      if (odd == '"') {
        return at;
      }
      if (odd == '\\') {
        escaped = true;
        at = skipEscape(at);
      } else if (odd < 0) {
        at = skipSequence(at);
      } else {
        throw JsonFault.syntax(); // a control character
      }
    }
  }

  /**
   * Eight bytes at once, while all are ASCII, and none is a control, a quotation or a backslash.
   */
  private int skipPlain(int start) {
    int at = start;
    while (end - at >= Long.BYTES) {
      long odd = odd((long) EIGHT.get(json, at));
      if (odd != 0) {
        return at + Long.numberOfTrailingZeros(odd) / Byte.SIZE;
      }
      at += Long.BYTES;
      if (at - start == SHORT) {
        at = skipLong(at);
      }
    }
    while (at < end && json[at] >= ' ' && json[at] != '"' && json[at] != '\\') {
      at++;
    }
    return at;
  }

  /** The same, 32 bytes at once: images and tokens are long. */
  private int skipLong(int start) {
    int at = start;
    while (end - at >= 4 * Long.BYTES
        && (odd((long) EIGHT.get(json, at))
                | odd((long) EIGHT.get(json, at + Long.BYTES))
                | odd((long) EIGHT.get(json, at + 2 * Long.BYTES))
                | odd((long) EIGHT.get(json, at + 3 * Long.BYTES)))
            == 0) {
      at += 4 * Long.BYTES;
    }
    return at;
  }

  /**
   * {@return a word with the high bit of the first odd byte} What borrows is odd itself, so only
   * what follows it is marked for nothing.
   */
  private static long odd(long eight) {
    return (eight | (eight - SPACES) | ((eight ^ QUOTES) - ONES) | ((eight ^ BACKSLASHES) - ONES))
        & HIGH_BITS;
  }

  /** Table 3-7 of the Unicode Standard: which continuation bytes may follow which lead. */
  private int skipSequence(int at) throws JsonFault {
    int lead = json[at] & 0xFF;
    if (lead >= 0xC2 && lead < 0xE0 && at + 1 < end && isContinuation(json[at + 1])) {
      return at + 2; // most letters that are not ASCII
    }
    int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead < 0xC2 || lead > 0xF4 || end - at < length) {
      throw JsonFault.syntax();
    }
    int second = json[at + 1] & 0xFF;
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    boolean good = second >= lowest && second <= highest;
    for (int i = 2; i < length; i++) {
      good &= isContinuation(json[at + i]);
    }
    if (!good) {
      throw JsonFault.syntax();
    }
    return at + length;
  }

  private static boolean isContinuation(byte each) {
    return (each & 0xC0) == 0x80;
  }

  private int skipEscape(int at) throws JsonFault {
    if (end - at < 2) {
      throw JsonFault.syntax();
    }
    return switch (json[at + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 2;
      case 'u' -> skipUnit(at);
      default -> throw JsonFault.syntax();
    };
  }

  /** Half a surrogate pair is no text: readers differ in what they make of it. */
  private int skipUnit(int at) throws JsonFault {
    int unit = unit(json, at, end);
    if (unit < 0 || Character.isLowSurrogate((char) unit)) {
      throw JsonFault.syntax();
    }
    if (!Character.isHighSurrogate((char) unit)) {
      return at + 6;
    }
    int low = unit(json, at + 6, end);
    if (low < 0 || !Character.isLowSurrogate((char) low)) {
      throw JsonFault.syntax();
    }
    return at + 12;
  }

  /** {@return the code unit of a {@code \\uXXXX} at that place, or -1 when there is none} */
  private static int unit(byte[] json, int at, int end) {
    if (end - at < 6 || json[at] != '\\' || json[at + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = at + 2; i < at + 6; i++) {
      int digit = json[i] < 0 ? -1 : Character.digit((char) json[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  /**
   * Writes what a string means as UTF-8.
   *
   * @param from behind the opening quotation mark of a string that was found good
   * @param to the closing one
   * @param target as long as the string, which is never shorter than what it means
   * @return how many bytes were written
   */
  int unescape(int from, int to, byte[] target) {
    int length = 0;
    for (int at = from; at < to; ) {
      if (json[at] != '\\') {
        target[length++] = json[at++];
      } else if (json[at + 1] == 'u') {
        char unit = (char) unit(json, at, to);
        boolean isPair = Character.isHighSurrogate(unit);
        int point =
            isPair ? Character.toCodePoint(unit, (char) unit(json, at + 6, to)) : (int) unit;
        length = encode(point, target, length);
        at += isPair ? 12 : 6;
      } else {
        target[length++] = meant(json[at + 1]);
        at += 2;
      }
    }
    return length;
  }

  private static byte meant(byte escape) {
    return switch (escape) {
      case 'b' -> '\b';
      case 'f' -> '\f';
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      default -> escape;
    };
  }

  /** RFC 3629, section 3. */
  private static int encode(int point, byte[] target, int start) {
    int at = start;
    if (point < 0x80) {
      target[at++] = (byte) point;
      return at;
    }
    int more = point < 0x800 ? 1 : point < 0x10000 ? 2 : 3;
    target[at++] = (byte) (0xFF00 >> (more + 1) | point >> (6 * more));
    for (int i = more - 1; i >= 0; i--) {
      target[at++] = (byte) (0x80 | (point >> (6 * i) & 0x3F));
    }
    return at;
  }
}
