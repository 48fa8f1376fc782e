package io.github.verifiedresponse.doctor;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a JSON writer escapes characters that it need not escape. Works on pieces that are strings.
 */
final class JsonEscapes {
  private static final Pattern ESCAPE = Pattern.compile("\\\\(?:u([0-9A-Fa-f]{4})|.)");

  /** {@code json_encode} of PHP, and what undoes it. */
  static final List<UnaryOperator<String>> SLASHES =
      List.of(JsonEscapes::withPlainSlashes, JsonEscapes::withEscapedSlashes);

  /**
   * Nothing beyond the necessary; all but ASCII, as PHP and Python do, and in upper case; as Go,
   * Gson, System.Text.Json, PHP with {@code JSON_UNESCAPED_UNICODE} and Symfony do.
   */
  static final List<UnaryOperator<String>> CHARACTERS =
      List.of(
          JsonEscapes::literal,
          piece -> escaped(literal(piece), true, "", "%04x"),
          piece -> escaped(literal(piece), true, "", "%04X"),
          piece -> escaped(literal(piece), false, "<>&\u2028\u2029", "%04x"),
          piece -> escaped(literal(piece), false, "<>&='\u2028\u2029", "%04x"),
          piece -> escaped(literal(piece), true, "<>&", "%04x"),
          piece ->
              escaped(literal(piece), true, "<>&'+`", "%04X").replaceAll("\\\\\"", "\\\\u0022"),
          piece -> escaped(literal(piece), false, "\u2028\u2029", "%04x"),
          piece ->
              escaped(escaped(literal(piece), false, "<>&'", "%04X"), true, "", "%04x")
                  .replaceAll("\\\\\"", "\\\\u0022"));

  private JsonEscapes() {}

  /** {@return the string as most writers write it} */
  static String unescaped(String piece) {
    return withPlainSlashes(literal(piece));
  }

  /** {@return the string as {@code json_encode} of PHP writes it} */
  static String asPhp(String piece) {
    return withEscapedSlashes(escaped(literal(piece), true, "", "%04x"));
  }

  private static String withPlainSlashes(String piece) {
    return piece.replace("\\/", "/");
  }

  private static String withEscapedSlashes(String piece) {
    return withPlainSlashes(piece).replace("/", "\\/");
  }

  /** {@return the characters themselves, wherever JSON permits them} */
  private static String literal(String piece) {
    return ESCAPE
        .matcher(piece)
        .replaceAll(
            escape -> {
              String code = escape.group(1);
              return Matcher.quoteReplacement(
                  code == null
                      ? escape.group()
                      : literal(escape.group(), Integer.parseInt(code, 16)));
            });
  }

  private static String literal(String escape, int code) {
    return switch (code) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      default -> code < ' ' ? escape.toLowerCase(Locale.ROOT) : String.valueOf((char) code);
    };
  }

  private static String escaped(String piece, boolean beyondAscii, String others, String format) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < piece.length(); i++) {
      char c = piece.charAt(i);
      boolean escape = (beyondAscii && c > '~') || others.indexOf(c) >= 0;
      text.append(escape ? "\\u" + String.format(Locale.ROOT, format, (int) c) : c);
    }
    return text.toString();
  }
}
