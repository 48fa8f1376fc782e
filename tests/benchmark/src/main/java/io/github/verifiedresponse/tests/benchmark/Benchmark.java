package io.github.verifiedresponse.tests.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Measures all variants at all sizes and writes {@code figures/verification.md} and its chart.
 *
 * <p>Arguments: the payload's sizes with commas between, how many rounds, the directory for the
 * page and the one for JMH's results.
 */
public final class Benchmark {
  private Benchmark() {}

  /** Measures, prints and writes. */
  public static void main(String... args) throws Exception {
    int[] sizes = Arrays.stream(args[0].split(",", -1)).mapToInt(Integer::parseInt).toArray();
    JmhBytes bytes = JmhBytes.count(sizes, Path.of(args[3]));
    PairedRunner runner = new PairedRunner(Integer.parseInt(args[1]));
    List<Result> results = new ArrayList<>();
    for (int size : sizes) {
      measure(size, runner, Variants.of(size), bytes, results);
    }
    measure(Growth.SIZE, runner, Growth.variants(), bytes, results);
    System.out.println("checksum " + runner.sink());
    Report.write(Path.of(args[2]), results);
  }

  private static void measure(
      int size, PairedRunner runner, List<Variant> variants, JmhBytes bytes, List<Result> results)
      throws Exception {
    for (PairedRunner.Measured measured : runner.measure(variants)) {
      Result result = new Result(size, measured, bytes.of(size, measured.variant()));
      results.add(result);
      System.out.println(result);
    }
  }

  /** One line of the report; JMH does not run what only {@link Growth} measures. */
  record Result(int size, PairedRunner.Measured measured, OptionalLong bytes) {
    Variant variant() {
      return measured.variant();
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%7d B  %-30s %-36s %5.2f of the limit (least %.2f), %9.1f us%s",
          size,
          variant().group(),
          variant().name(),
          measured.ratio(),
          measured.least(),
          measured.micros(),
          bytes.isPresent() ? ", " + bytes.getAsLong() + " B allocated" : "");
    }
  }
}
