package io.github.verifiedresponse.wire;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A Content-Type as RFC 9110 writes it (sections 8.3.1 and 5.6.6), without escapes and with plain
 * names of parameters only: what two readers could split into different parameters would have two
 * charsets, or two boundaries.
 *
 * @param mediaType in lower case
 * @param parameters by their names in lower case, as they were sent but for the quotes
 */
public record ContentType(String mediaType, Map<String, String> parameters) {
  /** The type of a form of pairs. */
  public static final String URL_ENCODED = "application/x-www-form-urlencoded";

  /** The type of a form that may hold files. */
  public static final String MULTIPART = "multipart/form-data";

  /** The types of forms. */
  public static final Set<String> FORMS = Set.of(URL_ENCODED, MULTIPART);

  /** Names of subtypes as RFC 6838 restricts them (section 4.2). */
  private static final Pattern JSON =
      Pattern.compile("application/(json|[a-z0-9][a-z0-9!#$&^_.-]{0,120}\\+json)");

  private static final String SYMBOLS = "!#$%&'*+-.^_`|~";

  /** In the name of a parameter; some readers find a charset behind another symbol. */
  private static final String SYMBOLS_OF_NAMES = "-._";

  private static final Set<String> UTF_8 = Set.of("utf-8", "utf8");
  private static final String US_ASCII = "us-ascii";
  private static final String CHARSET = "charset";

  /** {@return the parsed value; empty when it does not parse or names a parameter twice} */
  public static Optional<ContentType> parse(String value) {
    int slash = endOfToken(value, 0);
    int end = slash < value.length() ? endOfToken(value, slash + 1) : slash;
    if (slash == 0 || end <= slash + 1 || value.charAt(slash) != '/') {
      return Optional.empty();
    }
    int at = skipBlanks(value, end);
    Map<String, String> parameters = at < value.length() ? new HashMap<>() : Map.of();
    while (at < value.length()) {
      at = value.charAt(at) == ';' ? parameter(value, skipBlanks(value, at + 1), parameters) : -1;
      if (at < 0) {
        return Optional.empty();
      }
      at = skipBlanks(value, at);
    }
    return Optional.of(
        new ContentType(value.substring(0, end).toLowerCase(Locale.ROOT), parameters));
  }

  /** {@return the end of a parameter, which may be missing; -1 when it does not parse} */
  private static int parameter(String value, int start, Map<String, String> parameters) {
    int equals = endOfToken(value, start, SYMBOLS_OF_NAMES);
    if (equals == start) {
      return start; // nothing, or what is no parameter
    }
    if (equals == value.length() || value.charAt(equals) != '=') {
      return -1;
    }
    int from = equals + 1;
    boolean quoted = value.startsWith("\"", from);
    int end = quoted ? endOfQuoted(value, from + 1) : endOfToken(value, from);
    if (end <= from) {
      return -1;
    }
    String text = quoted ? value.substring(from + 1, end - 1) : value.substring(from, end);
    String name = value.substring(start, equals).toLowerCase(Locale.ROOT);
    return parameters.put(name, text) == null ? end : -1;
  }

  private static int endOfToken(String value, int start) {
    return endOfToken(value, start, SYMBOLS);
  }

  private static int endOfToken(String value, int start, String symbols) {
    int at = start;
    while (at < value.length() && isTokenChar(value.charAt(at), symbols)) {
      at++;
    }
    return at;
  }

  private static boolean isTokenChar(char c, String symbols) {
    return (c >= '0' && c <= '9')
        || (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || symbols.indexOf(c) >= 0;
  }

  /**
   * {@return the place behind the closing quote; -1 when there is none, or something is escaped}
   * Some readers take a quote behind a backslash for the closing one.
   */
  private static int endOfQuoted(String value, int start) {
    for (int at = start; at < value.length(); at++) {
      char c = value.charAt(at);
      if (c == '"') {
        return at + 1;
      }
      if ((c < ' ' && c != '\t') || c > '~' || c == '\\') {
        return -1;
      }
    }
    return -1;
  }

  private static int skipBlanks(String value, int start) {
    int at = start;
    while (at < value.length() && (value.charAt(at) == ' ' || value.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  /** {@return whether it is JSON, or a type that is written in JSON (RFC 6839, section 3.1)} */
  public boolean isJson() {
    return JSON.matcher(mediaType).matches();
  }

  /** {@return whether it is a form of HTML} */
  public boolean isForm() {
    return FORMS.contains(mediaType);
  }

  /**
   * {@return whether text of this type is in UTF-8} ASCII that is called so is UTF-8, too; but a
   * form can spell other characters with it.
   */
  public boolean isUtf8() {
    return UTF_8.contains(charset()) || (isAscii() && !isForm());
  }

  /** {@return whether it is called ASCII} */
  public boolean isAscii() {
    return charset().equals(US_ASCII);
  }

  private String charset() {
    return parameters.getOrDefault(CHARSET, "utf-8").toLowerCase(Locale.ROOT);
  }
}
