package io.github.verifiedresponse.tests.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The table of {@link FamilyFigures}. */
final class FamilyPage {
  private static final int SHORT = 1024;
  private static final int LONG = 16 * 1024;

  private FamilyPage() {}

  /**
   * {@return the page}
   *
   * @param runs ratio and microseconds of each process, by family, row and size
   */
  static String of(Map<String, List<double[]>> runs, String processes, String rounds) {
    StringBuilder page = new StringBuilder();
    page.append("# Families beside their primitives\n\n");
    page.append("Written by `mvn verify -Pfamilies -pl tests/benchmark -am`: medians over ");
    page.append(processes).append(" processes of ").append(rounds);
    page.append(" rounds each, Java ").append(Runtime.version().feature()).append(".\n\n");
    page.append(
        "Each row verifies a genuine request until its bytes are authentic, and the primitive alone"
            + " computes the same bytes with a key that is at hand. For public keys that is a call"
            + " of the Java platform; for families that also hash the body, the hash is part of"
            + " it.\n\n");
    page.append("| family | row | bytes | µs | of the primitive | goal | |\n");
    page.append("|---|---|---:|---:|---:|---:|---|\n");
    runs.forEach((key, measured) -> page.append(line(key.split("\t", -1), measured)));
    return page.toString();
  }

  private static String line(String[] key, List<double[]> measured) {
    double ratio = median(measured, 0);
    double goal = goal(key[1], Integer.parseInt(key[2]));
    return String.format(
        Locale.ROOT,
        "| `%s` | %s | %s | %.2f | %.2f | ≤ %.2f | %s |%n",
        key[0],
        key[1],
        key[2],
        median(measured, 1),
        ratio,
        goal,
        ratio <= goal ? "met" : "missed");
  }

  private static double goal(String row, int size) {
    boolean isPublic =
        List.of("google", "uqudo", "sendgrid", "sd-jwt").stream().anyMatch(row::startsWith)
            || row.endsWith("ed25519");
    return isPublic ? 1.10 : size < SHORT ? 1.25 : size < LONG ? 1.10 : 1.05;
  }

  private static double median(List<double[]> measured, int column) {
    double[] sorted = measured.stream().mapToDouble(each -> each[column]).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
