package io.github.verifiedresponse.tests.vectors;

import static io.github.verifiedresponse.tests.vectors.Edits.any;

import java.util.List;
import java.util.Random;

/** Edits of a JSON object's text, most of which leave good JSON, often with the same meaning. */
final class JsonEdits {
  private static final List<String> SPACES = List.of(" ", "\n", "\t", "\r\n", "  ");
  private static final List<String> MEMBERS =
      List.of(
          "\"event\":\"verification.accepted\"",
          "\"isAlive\":true",
          "\"x\":null",
          "\"iat\":1",
          "\"reference\":\"R9\"",
          "\"requestId\":\"r9\"",
          "\"__proto__\":{}",
          "\"a\":[[[[1]]]]");
  private static final List<String> VALUES =
      List.of("true", "false", "null", "0", "-1", "1e400", "\"\"", "[]", "{}", "\"\\ud800\"");

  private JsonEdits() {}

  static String edited(String json, Random random) {
    return switch (random.nextInt(9)) {
      case 0 -> spaced(json, random);
      case 1 -> escaped(json, random);
      case 2 -> json.replace("\\/", "/");
      case 3 -> "{" + any(MEMBERS, random) + "," + json.substring(1);
      case 4 -> json.substring(0, json.length() - 1) + "," + any(MEMBERS, random) + "}";
      case 5 -> reordered(json);
      case 6 -> withOtherValue(json, random);
      case 7 -> json + any(List.of(json, "{}", "\0", "]", "//", "null"), random);
      default -> Edits.strained(json, random);
    };
  }

  /** Puts white space where JSON allows it. */
  static String spaced(String json, Random random) {
    String[] pieces = json.split("(?<=[{}:,])", -1);
    pieces[random.nextInt(pieces.length)] += any(SPACES, random);
    return String.join("", pieces);
  }

  /** Writes a letter as an escape, which another reader takes for the same. */
  static String escaped(String json, Random random) {
    int at = random.nextInt(json.length());
    char letter = json.charAt(at);
    boolean plain = (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z');
    return !plain
        ? json
        : json.substring(0, at) + String.format("\\u%04x", (int) letter) + json.substring(at + 1);
  }

  private static String reordered(String json) {
    int comma = json.indexOf(",\"");
    return comma < 0
        ? json
        : "{" + json.substring(comma + 1, json.length() - 1) + "," + json.substring(1, comma) + "}";
  }

  private static String withOtherValue(String json, Random random) {
    int colon = json.indexOf(':', random.nextInt(json.length()));
    int end = json.indexOf(',', colon);
    return colon < 0 || end < 0
        ? json
        : json.substring(0, colon + 1) + any(VALUES, random) + json.substring(end);
  }
}
