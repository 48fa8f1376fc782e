package io.github.verifiedresponse.wire;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * Finds bytes that are not the one UTF-8 spelling of a JSON text (RFC 3629, RFC 8259 section 8).
 *
 * <p>A parser that reads bytes guesses the encoding, takes overlong sequences and passes lone
 * surrogates on; each of these lets two readers see two texts. After this scan there is one.
 */
final class JsonText {
  private static final VarHandle EIGHT =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long BACKSLASHES = 0x5C5C5C5C5C5C5C5CL;

  private final byte[] bytes;
  private final int end;
  private int at;

  private JsonText(byte[] bytes, int offset, int length) {
    this.bytes = bytes;
    this.at = offset;
    this.end = offset + length;
  }

  /**
   * {@return what is wrong with a text, or null} Bad UTF-8, a byte order mark, NUL, and escapes of
   * half a surrogate pair are.
   */
  static @Nullable String problem(byte[] array, int offset, int length) {
    return new JsonText(array, offset, length).scan();
  }

  /** {@return whether a text opens more levels than so many} */
  static boolean isDeeper(int levels, byte[] array, int offset, int length) {
    int depth = 0;
    boolean inString = false;
    for (int i = offset; i < offset + length && depth <= levels; i++) {
      switch (array[i]) {
        case '"' -> inString = !inString;
        case '\\' -> i++;
        case '{', '[' -> depth += inString ? 0 : 1;
        case '}', ']' -> depth -= inString ? 0 : 1;
        default -> {}
      }
    }
    return depth > levels;
  }

  private @Nullable String scan() {
    if (end - at >= 3 && at(0) == 0xEF && at(1) == 0xBB && at(2) == 0xBF) {
      return "the JSON begins with a byte order mark";
    }
    while (at < end) {
      skipPlain();
      if (at == end) {
        return null;
      }
      int lead = bytes[at];
      if (lead > 0 && lead != '\\') {
        at++;
      } else if (lead == 0) {
        return "the JSON contains a NUL character";
      } else if (lead == '\\' && !skipEscape()) {
        return "the JSON contains the escape of an unpaired surrogate";
      } else if (lead < 0 && !skipSequence(lead & 0xFF)) {
        return isSurrogate()
            ? "the JSON is not valid UTF-8: it contains an unpaired surrogate"
            : "the JSON is not valid UTF-8";
      }
    }
    return null;
  }

  /** Table 3-7 of the Unicode Standard leaves them out: ED A0 80 to ED BF BF. */
  private boolean isSurrogate() {
    return end - at >= 2 && at(0) == 0xED && (at(1) & 0xE0) == 0xA0;
  }

  /** Eight bytes at once, as long as all of them are ASCII, none is NUL and none is a backslash. */
  private void skipPlain() {
    while (end - at >= Long.BYTES) {
      long eight = (long) EIGHT.get(bytes, at);
      long backslashes = eight ^ BACKSLASHES;
      // a zero byte borrows into its own high bit; one that had the bit set is no ASCII anyway;
      // only what follows the first of them can be marked for nothing
      long odd = eight | (eight - ONES) | (backslashes - ONES);
      if ((odd & HIGH_BITS) != 0) {
        at += Long.numberOfTrailingZeros(odd & HIGH_BITS) / Byte.SIZE;
        return;
      }
      at += Long.BYTES;
    }
  }

  /** Table 3-7 of the Unicode Standard: which continuation bytes may follow which lead. */
  private boolean skipSequence(int lead) {
    int length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (lead < 0xC2 || lead > 0xF4 || end - at < length) {
      return false;
    }
    int second = at(1);
    int lowest = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int highest = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < lowest || second > highest) {
      return false;
    }
    for (int i = 2; i < length; i++) {
      if ((at(i) & 0xC0) != 0x80) {
        return false;
      }
    }
    at += length;
    return true;
  }

  /** A backslash occurs only inside strings of valid JSON, so it can be judged without parsing. */
  private boolean skipEscape() {
    int unit = escapedUnit(at);
    if (unit < 0) {
      at += 2;
      return true;
    }
    if (Character.isHighSurrogate((char) unit)) {
      int low = escapedUnit(at + 6);
      at += 12;
      return low >= 0 && Character.isLowSurrogate((char) low);
    }
    at += 6;
    return !Character.isLowSurrogate((char) unit);
  }

  /** {@return the code unit of a {@code \\uXXXX} at that place, or -1 when there is none} */
  private int escapedUnit(int place) {
    if (end - place < 6 || bytes[place] != '\\' || bytes[place + 1] != 'u') {
      return -1;
    }
    int unit = 0;
    for (int i = place + 2; i < place + 6; i++) {
      int digit = bytes[i] < 0 ? -1 : Character.digit((char) bytes[i], 16);
      if (digit < 0) {
        return -1;
      }
      unit = unit << 4 | digit;
    }
    return unit;
  }

  private int at(int ahead) {
    return bytes[at + ahead] & 0xFF;
  }
}
