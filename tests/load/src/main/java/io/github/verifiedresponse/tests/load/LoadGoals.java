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
  private static final String HEAD =
      """
      | goal | worst | median | at best | met |
      |---|---|---|---|---|
      """;

  private final Measured measured;

  LoadGoals(Measured measured) {
    this.measured = measured;
  }

  String table() {
    Cells limit = cells(Way::limit);
    Cells byHand = cells(Way::byHand);
    Cells cxf = cells(way -> Way.CXF).only(LoadGoals::isBesideCxf);
    return HEAD
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
        + """

        The worst and the median are of all cells below: sizes, connections and vendors. CPU and
        allocated KiB are the server's, for each request. *At best* is the median that the limit
        filter has when it also makes a JSON tree, which who hands claims on has to do; in
        brackets, in how many cells even that misses the goal.

        | beside the limit filter that also makes a JSON tree | worst | median |
        |---|---|---|
        """
        + besideTree("throughput", Measured.THROUGHPUT, Collections::min)
        + besideTree("CPU", Measured.CPU, Collections::max)
        + besideTree("p99", Measured.P99, Collections::max)
        + "\n";
  }

  private Cells cells(Function<Way, Way> other) {
    List<Round> ours = measured.cells().stream().filter(cell -> cell.way().isOurs()).toList();
    return new Cells(measured, ours, other);
  }

  /** Of tokens only: it knows no other signature. */
  private static boolean isBesideCxf(Round cell) {
    return cell.way().limit() == Way.LIMIT_TOKEN && cell.engine().ways().contains(Way.CXF);
  }

  /** Cells of ours, and what stands beside them. */
  private record Cells(Measured measured, List<Round> ours, Function<Way, Way> other) {

    Cells only(Predicate<Round> which) {
      return new Cells(measured, ours.stream().filter(which).toList(), other);
    }

    Reached of(ToDoubleFunction<Round> figure) {
      return new Reached(ratios(Function.identity(), figure), ratios(Way::limitWithTree, figure));
    }

    private List<Double> ratios(Function<Way, Way> own, ToDoubleFunction<Round> figure) {
      return ours.stream()
          .map(cell -> measured.ratio(cell, own.apply(cell.way()), other.apply(cell.way()), figure))
          .toList();
    }
  }

  /** A ratio for each cell: what ours has, and what who does no more than it must would have. */
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
    List<Double> ratios = cells(Way::limitWithTree).of(figure).ours();
    return LoadReport.format(
        "| %s | %.2f | %.2f |%n", what, worst.apply(ratios), Measured.median(ratios));
  }

  private static String met(boolean met) {
    return met ? "yes" : "**no**";
  }

  /** {@return what was to be reached with large bodies} */
  String heaps() {
    List<Large> small =
        measured.large().stream()
            .filter(each -> each.heap().equals(Load.SMALL_HEAP))
            .filter(each -> each.connections() == 64 && each.way().isOurs())
            .toList();
    boolean enough = small.stream().allMatch(Large::isFaultless);
    List<Double> ours = besideLargeHeap(small, Function.identity());
    List<Double> best = besideLargeHeap(small, Way::limitWithTree);
    return HEAD
        + LoadReport.format(
            "| 64 × 2 MiB in 384 MB: memory is enough | %1$s | | | %1$s |%n", met(enough))
        + atLeast("64 × 2 MiB in 384 MB, beside 1 GB", new Reached(ours, best), 0.9)
        + "\n";
  }

  private List<Double> besideLargeHeap(List<Large> small, Function<Way, Way> which) {
    return small.stream()
        .map(
            each ->
                perSecond(each, which, Load.SMALL_HEAP) / perSecond(each, which, Load.LARGE_HEAP))
        .toList();
  }

  private double perSecond(Large cell, Function<Way, Way> which, String heap) {
    return measured.large().stream()
        .filter(each -> each.heap().equals(heap) && each.connections() == cell.connections())
        .filter(each -> each.way() == which.apply(cell.way()))
        .mapToDouble(each -> each.answers().perSecond())
        .findFirst()
        .orElse(Double.NaN);
  }
}
