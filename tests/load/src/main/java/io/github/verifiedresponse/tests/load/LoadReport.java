package io.github.verifiedresponse.tests.load;

import io.github.verifiedresponse.tests.load.Load.Large;
import io.github.verifiedresponse.tests.load.Load.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The tables of {@code figures/load.md} between two marks: goals first, then all figures. */
final class LoadReport {
  private final Measured measured;

  private LoadReport(Measured measured) {
    this.measured = measured;
  }

  /** Writes what was measured and leaves the other tables as they are. */
  static void write(Path docs, Duration time, Measured measured) throws IOException {
    Path page = docs.resolve("figures/load.md");
    String text = Files.readString(page);
    for (Map.Entry<String, String> part : new LoadReport(measured).parts().entrySet()) {
      String table =
          format(
              "Java %d, %d processors, %.1f s a measurement.%n%n%s",
              Runtime.version().feature(),
              Runtime.getRuntime().availableProcessors(),
              time.toMillis() / 1_000.0,
              part.getValue());
      System.out.println(table);
      text = replace(text, part.getKey() + " on Java " + Runtime.version().feature(), table);
    }
    Files.writeString(page, text);
  }

  private static String replace(String text, String name, String table) {
    String begin = "<!-- " + name + " -->\n";
    int from = text.indexOf(begin);
    int to = text.indexOf("<!-- /" + name + " -->");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("figures/load.md has no place for: " + name);
    }
    return text.substring(0, from) + begin + table + text.substring(to);
  }

  private Map<String, String> parts() {
    Map<String, String> parts = new TreeMap<>();
    if (measured.hasFilters()) {
      parts.put("load", new LoadGoals(measured).table() + pinned() + figures());
    }
    if (measured.hasSample()) {
      parts.put("sample", sample());
    }
    if (!measured.large().isEmpty()) {
      parts.put("heaps", new LoadGoals(measured).heaps() + largeBodies());
    }
    return parts;
  }

  private String pinned() {
    boolean asked =
        measured.rounds().stream().anyMatch(round -> round.engine() == Engine.TOMCAT_VIRTUAL);
    String whose =
        measured.pinned().entrySet().stream()
            .map(each -> each.getValue() + " × `" + each.getKey() + "`")
            .collect(Collectors.joining(", "));
    return asked
        ? format(
            "Virtual threads held their carriers in code of: %s.%n%n",
            whose.isEmpty() ? "none" : whose)
        : "";
  }

  private String figures() {
    return rows(
        """
        | server | size | connections | filter | requests/s | × limit | p50 ms | p99 ms | CPU µs | KiB |
        |---|---|---|---|---|---|---|---|---|---|
        """,
        cell -> !cell.engine().servesSample(),
        Way::limit);
  }

  private String sample() {
    return rows(
        """
        | server | size | connections | endpoint | requests/s | × open | p50 ms | p99 ms | CPU µs | KiB |
        |---|---|---|---|---|---|---|---|---|---|
        """,
        cell -> cell.engine().servesSample(),
        Way::open);
  }

  private String rows(String head, Predicate<Round> which, Function<Way, Way> other) {
    return measured.cells().stream()
        .filter(which)
        .sorted(
            Comparator.comparing(Round::engine)
                .thenComparingInt(Round::size)
                .thenComparingInt(Round::connections)
                .thenComparing(Round::way))
        .map(cell -> row(cell, other.apply(cell.way())))
        .collect(Collectors.joining("", head, "\n"));
  }

  private String row(Round cell, Way other) {
    return format(
        "| %s | %d KiB | %d | %s | %.0f | %.2f | %.2f | %.2f | %.0f | %.1f |%n",
        cell.engine().title(),
        cell.size() / 1024,
        cell.connections(),
        cell.way().title(),
        measured.median(cell, Measured.THROUGHPUT),
        measured.ratio(cell, cell.way(), other, Measured.THROUGHPUT),
        measured.median(cell, round -> round.answers().p50()),
        measured.median(cell, Measured.P99),
        measured.median(cell, Measured.CPU),
        measured.median(cell, round -> round.cost().allocatedBytes()) / 1024);
  }

  private String largeBodies() {
    return measured.large().stream()
        .map(LoadReport::line)
        .collect(
            Collectors.joining(
                "",
                """
                | heap | connections | filter | requests/s | failed | out of memory | peak MiB | share |
                |---|---|---|---|---|---|---|---|
                """,
                ""));
  }

  static String line(Large each) {
    return format(
        "| %s | %d | %s | %.1f | %d | %s |%n",
        each.heap(),
        each.connections(),
        each.way().title(),
        each.answers().perSecond(),
        each.answers().failed(),
        each.used()
            .map(
                used ->
                    format(
                        "%d times | %d | %.0f %%",
                        used.outOfMemory(),
                        used.heapPeak() >> 20,
                        100 * used.machinesShare(each.before())))
            .orElse("told nothing within " + LoadProcess.PATIENCE.toSeconds() + " s | | "));
  }

  static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
