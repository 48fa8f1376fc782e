package io.github.verifiedresponse.tests.load;

import io.github.verifiedresponse.tests.load.Load.Large;
import io.github.verifiedresponse.tests.load.Load.Round;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What was to be reached, what was, and what could have been. */
final class LoadGoals {
  private final Measured measured;

  LoadGoals(Measured measured) {
    this.measured = measured;
  }

  String table() {
    Cells limit = cells(Way::limit, Way::limitWithTree);
    Cells byHand = cells(Way::byHand, way -> Way.PLAIN);
    Cells cxf = cells(way -> Way.CXF, way -> Way.PLAIN).only(LoadGoals::isBesideCxf);
    return """
        | goal | worst | median | at best | met |
        |---|---|---|---|---|
        """
        + atLeast("throughput beside the limit filter", limit.of(Measured.THROUGHPUT), 0.95)
        + atMost("CPU beside the limit filter", limit.of(Measured.CPU), 1.08)
        + atMost("p99 beside the limit filter", limit.of(Measured.P99), 1.15)
        + atLeast(
            "throughput beside the filter by hand, 2 KiB",
            byHand.only(round -> round.size() == 2 * 1024).of(Measured.THROUGHPUT),
            1.8)
        + atLeast(
            "throughput beside the filter by hand, 256 KiB",
            byHand.only(round -> round.size() == 256 * 1024).of(Measured.THROUGHPUT),
            3.5)
        + (cxf.ours().isEmpty()
            ? ""
            : atLeast("throughput beside CXF's filter", cxf.of(Measured.THROUGHPUT), 3.5))
        + (measured.large().isEmpty() ? "" : memory())
        + """

        The worst and the median are of all cells below: sizes, connections and vendors. CPU and
        allocated KiB are the server's, for each request. *At best* is the same median for what
        does less than such a filter must: beside the limit, the limit filter that also makes a
        JSON tree; beside the filter by hand and CXF's, no filter at all. In brackets: in how many
        cells even that misses the goal.

        | beside the limit filter that also makes a JSON tree | worst | median |
        |---|---|---|
        """
        + besideTree("throughput", Measured.THROUGHPUT, Collections::min)
        + besideTree("CPU", Measured.CPU, Collections::max)
        + besideTree("p99", Measured.P99, Collections::max)
        + "\n";
  }

  private Cells cells(Function<Way, Way> other, Function<Way, Way> best) {
    List<Round> ours = measured.cells().stream().filter(cell -> cell.way().isOurs()).toList();
    return new Cells(measured, ours, other, best);
  }

  /** Of tokens only: it knows no other signature. */
  private static boolean isBesideCxf(Round cell) {
    return cell.way().limit() == Way.LIMIT_TOKEN && cell.engine().ways().contains(Way.CXF);
  }

  /** Cells of ours, what stands beside them, and what does less than they must. */
  private record Cells(
      Measured measured, List<Round> ours, Function<Way, Way> other, Function<Way, Way> best) {

    Cells only(Predicate<Round> which) {
      return new Cells(measured, ours.stream().filter(which).toList(), other, best);
    }

    Reached of(ToDoubleFunction<Round> figure) {
      return new Reached(ratios(Function.identity(), figure), ratios(best, figure));
    }

    private List<Double> ratios(Function<Way, Way> own, ToDoubleFunction<Round> figure) {
      return ours.stream()
          .map(cell -> measured.ratio(cell, own.apply(cell.way()), other.apply(cell.way()), figure))
          .toList();
    }
  }

  /** A ratio for each cell: what ours has, and what nothing could beat. */
  private record Reached(List<Double> ours, List<Double> best) {

    String row(String goal, String sign, double wanted, double worst, Predicate<Double> isMet) {
      return LoadReport.format(
          "| %s: %s %.2f | %.2f | %.2f | %.2f (%d of %d) | %s |%n",
          goal,
          sign,
          wanted,
          worst,
          Measured.median(ours),
          Measured.median(best),
          best.stream().filter(each -> !isMet.test(each)).count(),
          best.size(),
          met(isMet.test(worst)));
    }
  }

  private static String atLeast(String goal, Reached reached, double wanted) {
    double least = Collections.min(reached.ours());
    return reached.row(goal, "≥", wanted, least, each -> each >= wanted);
  }

  private static String atMost(String goal, Reached reached, double wanted) {
    double most = Collections.max(reached.ours());
    return reached.row(goal, "≤", wanted, most, each -> each <= wanted);
  }

  private String besideTree(
      String what, ToDoubleFunction<Round> figure, Function<List<Double>, Double> worst) {
    List<Double> ratios = cells(Way::limitWithTree, Way::limitWithTree).of(figure).ours();
    return LoadReport.format(
        "| %s | %.2f | %.2f |%n", what, worst.apply(ratios), Measured.median(ratios));
  }

  private static String met(boolean met) {
    return met ? "yes" : "**no**";
  }

  private String memory() {
    List<Large> small =
        measured.large().stream()
            .filter(each -> each.heap().equals(Load.SMALL_HEAP))
            .filter(each -> each.connections() == 64 && each.way().isOurs())
            .toList();
    boolean enough = small.stream().allMatch(Large::isFaultless);
    double least = small.stream().mapToDouble(this::besideLargeHeap).min().orElse(Double.NaN);
    return LoadReport.format(
        """
        | 64 × 2 MiB in 384 MB: memory is enough | %1$s | | | %1$s |
        | 64 × 2 MiB in 384 MB, beside 1 GB: ≥ 0.9 | %2$.2f | | | %3$s |
        """,
        met(enough), least, met(least >= 0.9));
  }

  private double besideLargeHeap(Large small) {
    return measured.large().stream()
        .filter(each -> each.heap().equals(Load.LARGE_HEAP))
        .filter(each -> each.connections() == small.connections() && each.way() == small.way())
        .mapToDouble(each -> small.answers().perSecond() / each.answers().perSecond())
        .findFirst()
        .orElse(Double.NaN);
  }
}
