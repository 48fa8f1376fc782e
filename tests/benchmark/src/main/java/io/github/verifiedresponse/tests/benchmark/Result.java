package io.github.verifiedresponse.tests.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * What all virtual machines have found of one variant at one size.
 *
 * @param ratio the median of their ratios to the limit
 * @param least the least of them
 * @param most the largest of them
 * @param micros the median time of one job in microseconds
 * @param bytes the median of what one job allocates
 */
record Result(
    int size,
    String group,
    String name,
    double ratio,
    double least,
    double most,
    double micros,
    long bytes) {

  boolean isOurs() {
    return name.startsWith(Variants.OURS);
  }

  /** {@return the results of lines that {@link Fork} printed, in their order} */
  static List<Result> of(List<String> lines) {
    Map<List<String>, List<double[]>> all = new LinkedHashMap<>();
    for (String line : lines) {
      List<String> words = Arrays.asList(line.split("\\|", -1));
      List<String> variant = List.of(words.get(0), words.get(4), words.get(1));
      all.computeIfAbsent(variant, key -> new ArrayList<>())
          .add(
              new double[] {
                Double.parseDouble(words.get(2)),
                Double.parseDouble(words.get(5)),
                Double.parseDouble(words.get(3))
              });
    }
    return all.entrySet().stream().map(it -> of(it.getKey(), it.getValue())).toList();
  }

  private static Result of(List<String> variant, List<double[]> forks) {
    double[] ratios = sorted(forks, 0);
    return new Result(
        Integer.parseInt(variant.get(0)),
        variant.get(1),
        variant.get(2),
        ratios[ratios.length / 2],
        ratios[0],
        ratios[ratios.length - 1],
        sorted(forks, 1)[forks.size() / 2],
        Math.round(sorted(forks, 2)[forks.size() / 2]));
  }

  private static double[] sorted(List<double[]> forks, int column) {
    return forks.stream().mapToDouble(fork -> fork[column]).sorted().toArray();
  }

  /** {@return the ratio and its range} */
  String shown() {
    return String.format(Locale.ROOT, "**%.2f** (%.2f–%.2f)", ratio, least, most);
  }
}
