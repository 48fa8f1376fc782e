package io.github.verifiedresponse.tests.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * One fork of {@code tests/benchmark/compare}: measures this project's own variants, and prints a
 * line for each, as {@link Compared} reads them. It is compiled against an older commit too, so it
 * uses little of the rest.
 */
public final class Fork {
  private static final int[] SIZES = {512, 2_048, 16_384, 262_144, 2_097_152};
  private static final int ROUNDS = 21;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Fork() {}

  /** Measures and prints. */
  public static void main(String... args) throws Exception {
    PairedRunner runner = new PairedRunner(ROUNDS);
    for (int size : SIZES) {
      Set<String> groups = new HashSet<>();
      List<Variant> own =
          Variants.of(size).stream()
              .filter(it -> groups.add(it.group()) || it.name().startsWith("VerifiedResponse"))
              .toList();
      for (PairedRunner.Measured measured : runner.measure(own)) {
        System.out.printf(
            Locale.ROOT,
            "%d|%s|%.3f|%d%n",
            size,
            measured.variant().name(),
            measured.ratio(),
            allocated(measured.variant().job(), size));
      }
    }
    System.err.println("checksum " + runner.sink());
  }

  /** {@return the bytes that one job allocates, on average and when it is warm} */
  private static long allocated(Callable<Object> job, int size) throws Exception {
    int jobs = Math.max(20, Math.min(5_000, 2_000_000 / size));
    for (int i = 0; i < jobs; i++) {
      job.call();
    }
    long before = THREADS.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < jobs; i++) {
      job.call();
    }
    return (THREADS.getCurrentThreadAllocatedBytes() - before) / jobs;
  }
}
