package io.github.verifiedresponse.tests;

import java.util.List;
import java.util.Set;

/**
 * A limit of the JSON reader, or something that only the length of the body limits.
 *
 * @param readers those that have it
 * @param within members that reach it
 * @param beyond members that do not fit in it
 */
record HostileLimit(
    String row, String name, Set<HostileReader> readers, List<String> within, List<String> beyond) {
  private static final Set<HostileReader> ALL = Set.of(HostileReader.values());
  private static final Set<HostileReader> BEHIND_A_SIGNATURE =
      Set.of(HostileReader.PAYLOAD, HostileReader.BODY);

  static List<HostileLimit> all() {
    return List.of(
        new HostileLimit(
            "AT-168",
            "depth",
            ALL,
            List.of(nested(31)),
            List.of(nested(32), nested(999), nested(499_999), "\"v\":" + open(500_000))),
        new HostileLimit(
            "AT-169",
            "digits",
            ALL,
            List.of(digits(1_000)),
            List.of(digits(1_001), digits(100_000), "\"v\":0." + "1".repeat(100_000))),
        new HostileLimit(
            "AT-170",
            "tokens before a signature",
            Set.of(HostileReader.ENVELOPE),
            List.of(array(19_990)),
            List.of(array(20_000), array(200_000))),
        unlimited("tokens", BEHIND_A_SIGNATURE, array(20_100), array(200_000)),
        unlimited("length of a string", ALL, string(65_537), string(1_000_000)),
        unlimited("length of a name", ALL, name(257), name(100_000)));
  }

  private static HostileLimit unlimited(String name, Set<HostileReader> readers, String... within) {
    return new HostileLimit("AT-170", name, readers, List.of(within), List.of());
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
