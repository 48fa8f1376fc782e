package io.github.verifiedresponse.tests.vectors;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Edits that know nothing of what they edit. */
final class Edits {
  private static final List<String> STRANGE =
      List.of(
          "\0",
          " ",
          "\t",
          "\r\n",
          "\n",
          "\ufeff",
          "\u00e9",
          "\uff10",
          "\u0660",
          "\u2028",
          "%2e",
          ".",
          "..",
          "=",
          "==",
          "+",
          "/",
          "-",
          "_",
          "~",
          "\"",
          "'",
          "\\",
          "\\u0041",
          "{",
          "}",
          ",",
          ":",
          "A",
          "0",
          "\ud83d\ude00");

  private Edits() {}

  static byte[] flipped(byte[] bytes, int bit) {
    byte[] flipped = bytes.clone();
    flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    return flipped;
  }

  /** One edit: a bit, a byte, a piece put in, taken out, moved, doubled, cut, or mirrored. */
  static byte[] edited(byte[] bytes, Random random) {
    int from = random.nextInt(bytes.length + 1);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(1 + random.nextInt(16)));
    byte[] head = Arrays.copyOf(bytes, from);
    byte[] piece = Arrays.copyOfRange(bytes, from, to);
    byte[] tail = Arrays.copyOfRange(bytes, to, bytes.length);
    return switch (random.nextInt(9)) {
      case 0 -> flipped(bytes, random.nextInt(bytes.length * Byte.SIZE));
      case 1 -> joined(head, random(random, piece.length), tail);
      case 2 -> joined(head, strange(random), piece, tail);
      case 3 -> joined(head, tail);
      case 4 -> joined(piece, head, tail);
      case 5 -> joined(head, piece, piece, tail);
      case 6 -> random.nextBoolean() ? head : tail;
      case 7 -> joined(head, mirrored(piece), tail);
      default -> joined(head, otherCase(piece), tail);
    };
  }

  /** Puts something strange before, after or between characters. */
  static String strained(String text, Random random) {
    int at =
        switch (random.nextInt(3)) {
          case 0 -> 0;
          case 1 -> text.length();
          default -> random.nextInt(text.length() + 1);
        };
    return text.substring(0, at) + STRANGE.get(random.nextInt(STRANGE.size())) + text.substring(at);
  }

  static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static <T> T any(List<T> list, Random random) {
    return list.get(random.nextInt(list.size()));
  }

  private static byte[] strange(Random random) {
    return bytes(any(STRANGE, random));
  }

  private static byte[] random(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] mirrored(byte[] bytes) {
    return bytes(new StringBuilder(text(bytes)).reverse().toString());
  }

  private static byte[] otherCase(byte[] bytes) {
    byte[] other = bytes.clone();
    for (int i = 0; i < other.length; i++) {
      boolean letter = (other[i] | 0x20) >= 'a' && (other[i] | 0x20) <= 'z';
      other[i] = letter ? (byte) (other[i] ^ 0x20) : other[i];
    }
    return other;
  }

  private static byte[] joined(byte[]... pieces) {
    int length = Arrays.stream(pieces).mapToInt(piece -> piece.length).sum();
    byte[] joined = new byte[length];
    int at = 0;
    for (byte[] piece : pieces) {
      System.arraycopy(piece, 0, joined, at, piece.length);
      at += piece.length;
    }
    return joined;
  }
}
