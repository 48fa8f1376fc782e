package io.github.verifiedresponse.config;

import io.github.verifiedresponse.Carrier;
import io.github.verifiedresponse.Freshness;
import io.github.verifiedresponse.Outcome;
import io.github.verifiedresponse.key.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** How the text of a setting is read. Each message says what would be right. */
final class Values {
  private static final Pattern BYTES = Pattern.compile("([0-9]{1,9})(B|KiB|MiB)?");

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private Values() {}

  static Duration duration(String value) {
    try {
      return Duration.parse(value);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("write an ISO 8601 duration such as PT5M or P1D", e);
    }
  }

  static Instant instant(String value) {
    try {
      return Instant.parse(value);
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException("write an instant such as 2026-12-01T00:00:00Z", e);
    }
  }

  static int bytes(String value) {
    Matcher parts = BYTES.matcher(value);
    if (!parts.matches()) {
      throw new IllegalArgumentException("write a size such as 65536, 256KiB or 2MiB");
    }
    String unit = parts.group(2) == null ? "B" : parts.group(2);
    long factor = unit.equals("MiB") ? 1024 * 1024 : unit.equals("KiB") ? 1024 : 1;
    long bytes = Long.parseLong(parts.group(1)) * factor;
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  static int count(String value) {
    if (!value.matches("[1-9][0-9]{0,8}")) {
      throw new IllegalArgumentException("write a whole number from 1 to 999999999");
    }
    return Integer.parseInt(value);
  }

  static boolean bool(String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("write true or false");
    };
  }

  static String name(String value) {
    if (!NAME.matcher(value).matches()) {
      throw new IllegalArgumentException("write a name of letters, digits, full stops and hyphens");
    }
    return value;
  }

  static List<String> list(String value) {
    List<String> items = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
    if (items.contains("")) {
      throw new IllegalArgumentException("write values with one comma between them");
    }
    return items;
  }

  /** Reads kebab-case, such as {@code face-liveness}. */
  static <E extends Enum<E>> E constant(Class<E> type, String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> kebab(constant).equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "use one of "
                        + Arrays.stream(type.getEnumConstants())
                            .map(Values::kebab)
                            .collect(Collectors.joining(", "))));
  }

  /** Reads the constant's own spelling, such as {@code HS256}. */
  static <E extends Enum<E>> E exactConstant(Class<E> type, String value) {
    return Arrays.stream(type.getEnumConstants())
        .filter(constant -> constant.name().equals(value))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "use one of " + Arrays.toString(type.getEnumConstants())));
  }

  static Carrier carrier(String value) {
    int colon = value.indexOf(':');
    String kind = colon < 0 ? value : value.substring(0, colon);
    String place = colon < 0 ? "" : value.substring(colon + 1);
    return switch (place.isBlank() ? "" : kind) {
      case "header" -> Carrier.header(headerName(place));
      case "query" -> Carrier.query(place);
      case "form" -> Carrier.form(place);
      case "json" -> json(list(place));
      default ->
          throw new IllegalArgumentException(
              "use body, header:NAME, form:NAME, query:NAME, json:/POINTER or"
                  + " json:/POINTER,/SIGNATURE-POINTER");
    };
  }

  static Tenant tenant(String value) {
    if (value.startsWith("header:")) {
      return Tenant.header(headerName(value.substring("header:".length())));
    }
    if (value.startsWith("path:")) {
      return Tenant.pathSegment(count(value.substring("path:".length())));
    }
    throw new IllegalArgumentException(
        "use header:NAME, or path:NUMBER with the path's segments counted from 1");
  }

  /** RFC 9110, section 5.1: a token. */
  private static String headerName(String place) {
    if (!place.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      throw new IllegalArgumentException("a header's name has no spaces and no separators");
    }
    return place;
  }

  private static Carrier json(List<String> pointers) {
    return switch (pointers.size()) {
      case 1 -> Carrier.jsonField(pointers.get(0));
      case 2 -> Carrier.jsonFields(pointers.get(0), pointers.get(1));
      default -> throw new IllegalArgumentException("write one pointer, or two with a comma");
    };
  }

  static Freshness freshness(String value) {
    return value.equals("unlimited") ? Freshness.unlimited() : Freshness.within(duration(value));
  }

  static Outcome[] outcomes(String value) {
    return value.equals("any")
        ? new Outcome[0]
        : list(value).stream()
            .map(outcome -> constant(Outcome.class, outcome))
            .toArray(Outcome[]::new);
  }

  /** {@return a value as messages show it: printable, short, in quotes} */
  static String quoted(String value) {
    String cut = value.length() > 64 ? value.substring(0, 64) + "…" : value;
    return "'" + cut.replaceAll("[^\\x20-\\x7E…]", "?") + "'";
  }

  private static String kebab(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
