package io.github.verifiedresponse.tests.load;

import io.github.verifiedresponse.tests.load.Load.Large;
import io.github.verifiedresponse.tests.load.Load.Round;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * All that a run has measured.
 *
 * @param pinned how often a virtual thread held its carrier, by whose code
 */
record Measured(List<Round> rounds, Map<String, Integer> pinned, List<Large> large) {
  static final ToDoubleFunction<Round> THROUGHPUT = round -> round.answers().perSecond();
  static final ToDoubleFunction<Round> P99 = round -> round.answers().p99();
  static final ToDoubleFunction<Round> CPU = round -> round.cost().cpuMicros();

  boolean hasFilters() {
    return rounds.stream().anyMatch(round -> !round.engine().servesSample());
  }

  boolean hasSample() {
    return rounds.stream().anyMatch(round -> round.engine().servesSample());
  }

  /** {@return one round of each cell: a server, a size, a number of connections and a way} */
  List<Round> cells() {
    return rounds.stream().filter(round -> round.round() == 0).toList();
  }

  /** {@return the median of the rounds of a cell} */
  double median(Round cell, ToDoubleFunction<Round> figure) {
    return median(figures(cell, cell.way(), figure));
  }

  /** {@return the median of the ratios of each round, in which both ways had their turn} */
  double ratio(Round cell, Way own, Way other, ToDoubleFunction<Round> figure) {
    List<Double> owns = figures(cell, own, figure);
    List<Double> others = figures(cell, other, figure);
    return median(
        IntStream.range(0, owns.size()).mapToObj(i -> owns.get(i) / others.get(i)).toList());
  }

  private List<Double> figures(Round cell, Way way, ToDoubleFunction<Round> figure) {
    return rounds.stream()
        .filter(round -> round.engine() == cell.engine() && round.way() == way)
        .filter(round -> round.size() == cell.size() && round.connections() == cell.connections())
        .map(figure::applyAsDouble)
        .toList();
  }

  static double median(List<Double> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }
}
