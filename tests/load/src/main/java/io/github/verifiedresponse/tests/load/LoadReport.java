package io.github.verifiedresponse.tests.load;

import io.github.verifiedresponse.tests.load.Load.Large;
import io.github.verifiedresponse.tests.load.Load.Round;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/** The tables of {@code performance.md} between two marks: goals first, then all figures. */
final class LoadReport {
  private final List<Round> rounds;
  private final List<Large> large;

  private LoadReport(List<Round> rounds, List<Large> large) {
    this.rounds = rounds;
    this.large = large;
  }

  static void write(Path docs, Duration time, List<Round> rounds, List<Large> large)
      throws IOException {
    LoadReport report = new LoadReport(rounds, large);
    String tables =
        format(
                "Java %d, %d processors, %.1f s a measurement.%n%n",
                Runtime.version().feature(),
                Runtime.getRuntime().availableProcessors(),
                time.toMillis() / 1_000.0)
            + report.goals()
            + report.pinned()
            + report.figures()
            + (large.isEmpty() ? "" : report.largeBodies());
    String mark = "load on Java " + Runtime.version().feature() + " -->";
    Path page = docs.resolve("performance.md");
    String text = Files.readString(page);
    String before = text.substring(0, text.indexOf("<!-- " + mark) + ("<!-- " + mark).length());
    Files.writeString(page, before + "\n" + tables + text.substring(text.indexOf("<!-- /" + mark)));
    System.out.println(tables);
  }

  private String goals() {
    return """
        | goal | worst | median | met |
        |---|---|---|---|
        """
        + atLeast("throughput beside the limit filter: 0.95", beside(Way::limit, 0), 0.95)
        + atMost("CPU beside the limit filter: 1.08", cpu(Way::limit), 1.08)
        + atMost("p99 beside the limit filter: 1.15", p99(Way::limit), 1.15)
        + atLeast("throughput beside the filter by hand, 2 KiB: 1.8", beside(Way::byHand, 2), 1.8)
        + atLeast(
            "throughput beside the filter by hand, 256 KiB: 3.5", beside(Way::byHand, 256), 3.5)
        + (besideCxf().length == 0
            ? ""
            : atLeast("throughput beside CXF's filter: 3.5", besideCxf(), 3.5))
        + (large.isEmpty() ? "" : memoryGoal())
        + """

        The worst and the median are of all cells below: sizes, connections and vendors. CPU and
        allocated KiB are the server's, for each request.

        | beside the limit filter that also makes a JSON tree | worst | median |
        |---|---|---|
        """
        + beside("throughput", beside(Way::limitWithTree, 0), true)
        + beside("CPU", cpu(Way::limitWithTree), false)
        + beside("p99", p99(Way::limitWithTree), false)
        + "\n";
  }

  private double[] beside(Function<Way, Way> other, int kibibytes) {
    return ratios(
        round -> kibibytes == 0 || round.size() == kibibytes * 1024,
        other,
        round -> round.answers().perSecond());
  }

  /** Of tokens only: it knows no other signature. */
  private double[] besideCxf() {
    return ratios(
        round -> round.way().limit() == Way.LIMIT_TOKEN && round.engine().ways().contains(Way.CXF),
        way -> Way.CXF,
        round -> round.answers().perSecond());
  }

  private double[] cpu(Function<Way, Way> other) {
    return ratios(round -> true, other, round -> round.cost().cpuMicros());
  }

  private double[] p99(Function<Way, Way> other) {
    return ratios(round -> true, other, round -> round.answers().p99());
  }

  private double[] ratios(
      Predicate<Round> which, Function<Way, Way> other, ToDoubleFunction<Round> figure) {
    return rounds.stream()
        .filter(round -> round.round() == 0 && round.way().isOurs())
        .filter(which)
        .mapToDouble(cell -> ratio(cell, other.apply(cell.way()), figure))
        .toArray();
  }

  /** The median of the ratios of each round, in which both had their turn. */
  private double ratio(Round cell, Way other, ToDoubleFunction<Round> figure) {
    double[] own = figures(cell, cell.way(), figure);
    double[] others = figures(cell, other, figure);
    double[] ratios = new double[own.length];
    Arrays.setAll(ratios, i -> own[i] / others[i]);
    return median(ratios);
  }

  private double[] figures(Round cell, Way way, ToDoubleFunction<Round> figure) {
    return rounds.stream()
        .filter(round -> round.engine() == cell.engine() && round.way() == way)
        .filter(round -> round.size() == cell.size() && round.connections() == cell.connections())
        .mapToDouble(figure)
        .toArray();
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static String atLeast(String goal, double[] reached, double wanted) {
    double least = Arrays.stream(reached).min().orElse(Double.NaN);
    return goal(goal + " at least", least, median(reached), met(least >= wanted));
  }

  private static String atMost(String goal, double[] reached, double wanted) {
    double most = Arrays.stream(reached).max().orElse(Double.NaN);
    return goal(goal + " at most", most, median(reached), met(most <= wanted));
  }

  private static String goal(String goal, double worst, double median, String met) {
    return format("| %s | %.2f | %.2f | %s |%n", goal, worst, median, met);
  }

  private static String beside(String what, double[] ratios, boolean more) {
    DoubleStream all = Arrays.stream(ratios);
    double worst = (more ? all.min() : all.max()).orElse(Double.NaN);
    return format("| %s | %.2f | %.2f |%n", what, worst, median(ratios));
  }

  private static String met(boolean met) {
    return met ? "yes" : "**no**";
  }

  private String memoryGoal() {
    List<Large> small =
        large.stream()
            .filter(each -> each.heap().equals(Load.SMALL_HEAP))
            .filter(each -> each.connections() == 64 && each.way().isOurs())
            .toList();
    boolean enough = small.stream().allMatch(Large::isFaultless);
    double least = small.stream().mapToDouble(this::besideLargeHeap).min().orElse(Double.NaN);
    return format("| 64 × 2 MiB in 384 MB: memory is enough | %1$s | | %1$s |%n", met(enough))
        + atLeast("64 × 2 MiB in 384 MB, beside 1 GB: 0.9", new double[] {least}, 0.9);
  }

  private double besideLargeHeap(Large small) {
    return large.stream()
        .filter(e -> e.heap().equals(Load.LARGE_HEAP))
        .filter(e -> e.connections() == small.connections() && e.way() == small.way())
        .mapToDouble(e -> small.answers().perSecond() / e.answers().perSecond())
        .findFirst()
        .orElse(Double.NaN);
  }

  private String pinned() {
    int pinned = rounds.stream().mapToInt(round -> round.cost().pinned()).sum();
    return rounds.stream().anyMatch(round -> round.engine() == Engine.TOMCAT_VIRTUAL)
        ? format("A virtual thread held its carrier %d times.%n%n", pinned)
        : "";
  }

  private String figures() {
    String head =
        """
        | server | size | connections | filter | requests/s | × limit | p50 ms | p99 ms | CPU µs | KiB |
        |---|---|---|---|---|---|---|---|---|---|
        """;
    return rounds.stream()
        .filter(round -> round.round() == 0)
        .sorted(
            Comparator.comparing(Round::engine)
                .thenComparingInt(Round::size)
                .thenComparingInt(Round::connections)
                .thenComparing(Round::way))
        .map(this::row)
        .collect(Collectors.joining("", head, "\n"));
  }

  private String row(Round cell) {
    return format(
        "| %s | %d KiB | %d | %s | %.0f | %.2f | %.2f | %.2f | %.0f | %.1f |%n",
        cell.engine().title(),
        cell.size() / 1024,
        cell.connections(),
        cell.way().title(),
        median(figures(cell, cell.way(), round -> round.answers().perSecond())),
        ratio(cell, cell.way().limit(), round -> round.answers().perSecond()),
        median(figures(cell, cell.way(), round -> round.answers().p50())),
        median(figures(cell, cell.way(), round -> round.answers().p99())),
        median(figures(cell, cell.way(), round -> round.cost().cpuMicros())),
        median(figures(cell, cell.way(), round -> round.cost().allocatedBytes())) / 1024);
  }

  private String largeBodies() {
    return large.stream()
        .map(LoadReport::line)
        .collect(
            Collectors.joining(
                "",
                """
                Bodies of 2 MiB, on Tomcat's default of 200 threads. The peak is the most that a
                collection could not free:

                | heap | connections | filter | requests/s | failed | out of memory | peak MiB |
                |---|---|---|---|---|---|---|
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
            .map(used -> used.outOfMemory() + " times | " + (used.heapPeak() >> 20))
            .orElse("the server no longer answered | "));
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
