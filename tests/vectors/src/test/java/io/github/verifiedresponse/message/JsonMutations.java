package io.github.verifiedresponse.message;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Genuine payloads, and what becomes of them: edits of bytes, and edits that know JSON. */
final class JsonMutations {
  private static final List<byte[]> GENUINE =
      Stream.of(
              "{\"requestId\":\"r-1\",\"isAlive\":true,\"iat\":1700000000,\"exp\":1700086400}",
              "{\"requestId\":\"r\\u002d2\",\"isMatch\":false,\"n\":-0.50e+2,\"aud\":[\"a\",\"b\"]}",
              "{\"event\":\"verification.accepted\",\"a\":{\"b\":{\"c\":[1,2.5,null]},\"\":{}},"
                  + "\"Zo\u00eb\":\"\u20ac \ud83d\ude00\",\"country\":\"GB\"}",
              " { \"data\" : [ {\"id\":\"x\"} , {\"id\":9007199254740993} ] ,\r\n"
                  + "\t\"0\" : [ 0, -1 ] } ",
              "{\"a/b\":1,\"a~b\":2,\"\u00e9\":3,\"\ud83d\ude00\":4,\"\":5,\"v\":\"\\ud83d\\ude00\"}",
              "{\"v\":12345678901234567890,\"n\":1e400,\"iat\":-0,\"exp\":0.0,\"a\":[],\"aud\":{}}",
              "{}")
          .map(text -> text.getBytes(StandardCharsets.UTF_8))
          .toList();

  /** Bytes are written as Latin-1, so that they may be no UTF-8. */
  private static final List<byte[]> PIECES =
      Stream.of(
              "\"a\":1,",
              "\"\\u0061\":1,",
              ",\"requestId\":\"r\"",
              ",\"\\u0072equestId\":0",
              "\"i\\u0061t\":7,",
              "\"a\":{\"b\":1},",
              "\"0\":1,",
              "\"\":0,",
              "\"\\u00e9\":1,",
              "\"\\ud83d\\ude00\":1,",
              "\"a\\/b\":1,",
              "{",
              "}",
              "[",
              "]",
              ",",
              ":",
              "\"",
              "\\",
              "\\\\",
              "\\\"",
              "\\/",
              "\\b\\f\\n\\r\\t",
              "\\u0000",
              "\\ud800",
              "\\udc00",
              "\\ud800\\udc00",
              "\\uD83D\\u0041",
              "\\u00G0",
              "\\u12",
              "\\x",
              "\0",
              "\u0001",
              "\u001f",
              "\u007f",
              "\u00ef\u00bb\u00bf",
              "\u00c0\u0080",
              "\u00c3\u00a9",
              "\u00ed\u00a0\u0080",
              "\u00ed\u00b0\u0080",
              "\u00e0\u0080\u00af",
              "\u00f0\u0082\u0082\u00ac",
              "\u00f4\u0090\u0080\u0080",
              "\u00f5\u0080\u0080\u0080",
              "\u00e2\u0082",
              "\u0080",
              "\u00f0\u009f\u0098\u0080",
              "\u00ff",
              "0",
              "-",
              "-0",
              "00",
              "01",
              "1.",
              ".5",
              "1e",
              "1e+",
              "1E-5",
              "+1",
              "0x1",
              "123456",
              "1234567",
              "-123456",
              "-1234567",
              "12345.6",
              "1.23456",
              "1e12345",
              "1e123456",
              "1e2147483647",
              "1e-2147483648",
              "1e2147483648",
              "0e99999999999",
              "1e000000000000001",
              "123456789012345678",
              "-1234567890123456789",
              "9223372036854775808",
              "2147483648",
              "-2147483648",
              "true",
              "false",
              "null",
              "tru",
              "True",
              "nulll",
              "NaN",
              "Infinity",
              "-Infinity",
              "[[[[",
              "]]]]",
              "{\"a\":{\"a\":",
              "[1,]",
              "{\"a\":1,}",
              "{,}",
              "[,1]",
              "//",
              "/**/",
              "#",
              "'",
              " ",
              "\t",
              "\n",
              "\r",
              "\u000b",
              "\u000c",
              "\u00a0",
              "{}",
              "{} 1",
              "1234567890",
              "x")
          .map(text -> text.getBytes(StandardCharsets.ISO_8859_1))
          .toList();

  private static final String STRUCTURE = "{}[],:\"\\";

  private final Random random;

  JsonMutations(long seed) {
    this.random = new Random(seed);
  }

  byte[] next() {
    byte[] text = GENUINE.get(random.nextInt(GENUINE.size()));
    for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
      text = edited(text);
    }
    return text;
  }

  private byte[] edited(byte[] text) {
    int at = random.nextBoolean() ? random.nextInt(text.length + 1) : structural(text);
    int to = Math.min(text.length, at + 1 + random.nextInt(8));
    return switch (random.nextInt(9)) {
      case 0 -> flipped(text);
      case 1 ->
          joined(text, at, new byte[] {(byte) random.nextInt(256)}, Math.min(text.length, at + 1));
      case 2 -> joined(text, at, new byte[0], to);
      case 3 -> joined(text, to, Arrays.copyOfRange(text, at, to), to);
      case 4 -> random.nextInt(4) > 0 ? escaped(text) : Arrays.copyOf(text, at);
      case 5 -> joined(text, at, piece(), to);
      default -> joined(text, at, piece(), at);
    };
  }

  /** A place beside a character that JSON itself is made of. */
  private int structural(byte[] text) {
    int at = random.nextInt(text.length + 1);
    while (at < text.length && STRUCTURE.indexOf(text[at]) < 0) {
      at++;
    }
    return Math.min(text.length, at + random.nextInt(2));
  }

  private byte[] piece() {
    return PIECES.get(random.nextInt(PIECES.size()));
  }

  private byte[] flipped(byte[] text) {
    byte[] flipped = text.clone();
    if (flipped.length > 0) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  /** A letter or digit as an escape: the same where it is in a string. */
  private byte[] escaped(byte[] text) {
    int at = random.nextInt(text.length + 1);
    while (at < text.length && !Character.isLetterOrDigit((char) (text[at] & 0x7F))) {
      at++;
    }
    if (at == text.length || text[at] < 0) {
      return text;
    }
    String hex =
        "\\u00" + Character.forDigit(text[at] >> 4, 16) + Character.forDigit(text[at] & 15, 16);
    return joined(text, at, hex.getBytes(StandardCharsets.US_ASCII), at + 1);
  }

  private static byte[] joined(byte[] text, int end, byte[] middle, int start) {
    byte[] joined = Arrays.copyOf(text, end + middle.length + text.length - start);
    System.arraycopy(middle, 0, joined, end, middle.length);
    System.arraycopy(text, start, joined, end + middle.length, text.length - start);
    return joined;
  }
}
