package io.github.verifiedresponse.tests.benchmark;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Measures all variants at all sizes, in several virtual machines one after the other, and writes
 * {@code figures/verification.md} and its chart.
 *
 * <p>Arguments: the payload's sizes with commas between, how many rounds, how many virtual
 * machines, and the directory for the page.
 */
public final class Benchmark {
  private Benchmark() {}

  /** Measures, prints and writes. */
  public static void main(String... args) throws Exception {
    int machines = Integer.parseInt(args[2]);
    List<String> lines = new ArrayList<>();
    for (int machine = 0; machine < machines; machine++) {
      lines.addAll(VirtualMachine.run(Fork.class, "4g", args[0], args[1]));
    }
    Report.write(Path.of(args[3]), Result.of(lines), machines);
  }
}
