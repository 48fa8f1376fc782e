package io.github.verifiedresponse.tests;

import java.util.List;

/**
 * A limit of the JSON reader.
 *
 * @param within members that reach it
 * @param beyond members that do not fit in it
 */
record HostileLimit(String row, String name, String within, List<String> beyond) {
  private static final String LENGTH = "length of a string";

  static List<HostileLimit> all() {
    return List.of(
        of(
            "AT-168",
            "depth",
            nested(31),
            nested(32),
            nested(999),
            nested(499_999),
            "\"v\":" + open(500_000)),
        of(
            "AT-169",
            "digits",
            digits(40),
            digits(41),
            digits(100_000),
            "\"v\":0." + "1".repeat(100_000)),
        of("AT-170", "tokens", array(19_900), array(20_100), array(200_000)),
        of("AT-170", LENGTH, string(65_536), string(65_537), string(1_000_000)),
        of("AT-170", "length of a name", name(256), name(257), name(100_000)));
  }

  private static HostileLimit of(String row, String name, String within, String... beyond) {
    return new HostileLimit(row, name, within, List.of(beyond));
  }

  /** The string that an envelope is there for is as long as the body may be. */
  boolean holdsFor(HostileReader reader) {
    return !name.equals(LENGTH) || reader != HostileReader.ENVELOPE;
  }

  /** The object itself is one level more. */
  private static String nested(int levels) {
    return "\"v\":" + open(levels) + "]".repeat(levels);
  }

  private static String open(int levels) {
    return "[".repeat(levels);
  }

  private static String digits(int count) {
    return "\"v\":" + "9".repeat(count);
  }

  private static String array(int elements) {
    return "\"v\":[" + "1,".repeat(elements - 1) + "1]";
  }

  private static String string(int length) {
    return "\"v\":\"" + "s".repeat(length) + "\"";
  }

  @Override
  public String toString() {
    return name;
  }

  private static String name(int length) {
    return "\"" + "n".repeat(length) + "\":1";
  }
}
