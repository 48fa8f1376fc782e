package io.github.verifiedresponse.tests.benchmark;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * One virtual machine of {@link Benchmark}, and of {@code tests/benchmark/compare}: prints a line
 * for each variant at each size, as {@link Result} and {@link Compared} read them. It is compiled
 * against an older commit too, so it uses little of the rest.
 */
public final class Fork {
  private static final String SIZES = "512,2048,16384,262144,2097152";
  private static final int ROUNDS = 21;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Fork() {}

  /**
   * Measures and prints.
   *
   * @param args sizes and rounds, for all variants and what grows; none for this project's own
   */
  public static void main(String... args) throws Exception {
    boolean all = args.length > 0;
    PairedRunner runner = new PairedRunner(all ? Integer.parseInt(args[1]) : ROUNDS);
    for (String size : (all ? args[0] : SIZES).split(",", -1)) {
      List<Variant> variants = Variants.of(Integer.parseInt(size));
      measure(runner, Integer.parseInt(size), all ? variants : own(variants));
    }
    if (all) {
      measure(runner, Growth.SIZE, Growth.variants());
    }
    System.err.println("checksum " + runner.sink());
  }

  private static List<Variant> own(List<Variant> variants) {
    Set<String> groups = new HashSet<>();
    return variants.stream()
        .filter(it -> groups.add(it.group()) || it.name().startsWith("VerifiedResponse"))
        .toList();
  }

  private static void measure(PairedRunner runner, int size, List<Variant> variants)
      throws Exception {
    for (PairedRunner.Measured measured : runner.measure(variants)) {
      System.out.printf(
          Locale.ROOT,
          "%d|%s|%.3f|%d|%s|%.3f%n",
          size,
          measured.variant().name(),
          measured.ratio(),
          allocated(measured.variant().job(), size),
          measured.variant().group(),
          measured.micros());
    }
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
