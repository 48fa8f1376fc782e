package io.github.verifiedresponse.config;

import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.key.Tenant;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.Outcome;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the text of a setting is read. Each message says what would be right. */
final class SettingValues {
  static final Function<String, Boolean> BOOLEAN =
      choice(Map.of("true", true, "false", false), "write true or false");

  private static final Pattern BYTES = Pattern.compile("([0-9]{1,9})(B|KiB|MiB)?");

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("([A-Za-z0-9._-]+|\\[[0-9A-Fa-f:.]+]):([0-9]{1,5})");
  private static final int LAST_PORT = 65_535;

  private static final Pattern USER_INFO = Pattern.compile("://.*@");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");

  private SettingValues() {}

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

  /** Reads {@code HOST:PORT}, with an IPv6 address in brackets; its name is not looked up. */
  static Optional<InetSocketAddress> proxy(String value) {
    if (value.isEmpty()) {
      return Optional.empty();
    }
    Matcher parts = HOST_AND_PORT.matcher(value);
    int port = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
    if (port < 1 || port > LAST_PORT) {
      throw new IllegalArgumentException(
          "write HOST:PORT, such as proxy.example:3128, without http:// and without a password");
    }
    return Optional.of(InetSocketAddress.createUnresolved(parts.group(1), port));
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
  static <E extends Enum<E>> Function<String, E> choice(Class<E> type) {
    Map<String, E> constants = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      constants.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    return choice(constants, "use one of " + String.join(", ", constants.keySet()));
  }

  /** Reads one of these texts. */
  static <T> Function<String, T> choice(Map<String, T> values, String fix) {
    return new Choice<>(values, fix);
  }

  /** Reads one of a few texts, which IDEs can propose. */
  static final class Choice<T> implements Function<String, T> {
    private final Map<String, T> values;
    private final String fix;

    private Choice(Map<String, T> values, String fix) {
      this.values = values;
      this.fix = fix;
    }

    @Override
    public T apply(String text) {
      T value = values.get(text);
      if (value == null) {
        throw new IllegalArgumentException(fix);
      }
      return value;
    }

    /** {@return the texts, sorted, and what each means} */
    SortedMap<String, T> values() {
      return new TreeMap<>(values);
    }
  }

  static Carrier mediaTypes(String value) {
    return Carrier.body(list(value).toArray(String[]::new));
  }

  static Tenant tenant(String value) {
    if (value.startsWith("header:")) {
      return Tenant.header(headerName(value.substring("header:".length())));
    }
    if (value.startsWith("path:")) {
      return Tenant.pathSegment(count(value.substring("path:".length())));
    }
    throw new IllegalArgumentException(
        "use header:NAME, or path:NUMBER with the path's segments numbered from 1");
  }

  /** RFC 9110, section 5.1: a token. */
  private static String headerName(String place) {
    if (!place.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+")) {
      throw new IllegalArgumentException("a header name must not contain spaces or separators");
    }
    return place;
  }

  static Freshness freshness(String value) {
    return value.equals("unlimited") ? Freshness.unlimited() : Freshness.within(duration(value));
  }

  static Outcome[] outcomes(String value) {
    return value.equals("any")
        ? new Outcome[0]
        : list(value).stream().map(choice(Outcome.class)).toArray(Outcome[]::new);
  }

  static String[] types(String value) {
    List<String> types = value.equals("any") ? List.of() : list(value);
    if (types.contains("any")) {
      throw new IllegalArgumentException("write only any, or a list of types without it");
    }
    return types.toArray(String[]::new);
  }

  /**
   * {@return a value as messages show it: printable, short, in quotes, and without the password of
   * an address}
   */
  static String quoted(String value) {
    String told = USER_INFO.matcher(value).replaceAll("://…@");
    String cut = told.length() > 64 ? told.substring(0, 64) + "…" : told;
    return "'" + cut.replaceAll("[^\\x20-\\x7E…]", "?") + "'";
  }
}
