package io.github.verifiedresponse.scheme;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Fields of a body that is a JSON object or a form, as entries write them: {@code {field:NAME}} in
 * a signed text, {@code field:NAME} for the signature. The carrier reads a form as an object, so
 * that both are fields of JSON behind it.
 */
final class FieldTokens {
  private static final Pattern TOKEN = Pattern.compile("(^|\\{)field:([^{}]+)(}|$)");

  private FieldTokens() {}

  /** {@return whether a signed text, or a place, has any} */
  static boolean areIn(String text) {
    return TOKEN.matcher(text).find();
  }

  /** {@return the text with the pointers of JSON instead (RFC 6901)} */
  static String asJson(String text) {
    return TOKEN
        .matcher(text)
        .replaceAll(
            token ->
                Matcher.quoteReplacement(
                    token.group(1) + "json:/" + escaped(token.group(2)) + token.group(3)));
  }

  private static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
