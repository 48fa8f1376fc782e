package io.github.verifiedresponse.tests.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * Measures each variant between two batches of its limit. A machine that gets slower or faster does
 * so for both, so the ratio of a pair says what neither time alone does.
 */
final class PairedRunner {
  private static final long BATCH_NANOS = 3_000_000;
  private static final long WARM_UP_NANOS = 1_000_000_000;

  private final int rounds;
  private final Random random = new Random(1);
  private long sink;

  PairedRunner(int rounds) {
    this.rounds = rounds;
  }

  /**
   * What was measured of one variant.
   *
   * @param ratio the median of its ratios to the limit
   * @param micros the median time of one job in microseconds
   */
  record Measured(Variant variant, double ratio, double micros) {}

  /** {@return what was measured, the limit of each group against itself included} */
  List<Measured> measure(List<Variant> variants) throws Exception {
    Map<String, Variant> limits = new TreeMap<>();
    variants.forEach(variant -> limits.putIfAbsent(variant.group(), variant));
    Map<Variant, Integer> jobs = new HashMap<>();
    for (Variant variant : variants) {
      jobs.put(variant, warmUp(variant.job()));
    }
    Map<Variant, List<double[]>> pairs = new HashMap<>();
    List<Variant> order = new ArrayList<>(variants);
    for (int round = 0; round < rounds; round++) {
      Collections.shuffle(order, random);
      for (Variant variant : order) {
        Variant limit = limits.getOrDefault(variant.group(), variant);
        double before = time(limit, jobs.getOrDefault(limit, 1));
        double own = time(variant, jobs.getOrDefault(variant, 1));
        double after = time(limit, jobs.getOrDefault(limit, 1));
        pairs
            .computeIfAbsent(variant, key -> new ArrayList<>())
            .add(new double[] {2 * own / (before + after), own});
      }
    }
    return variants.stream().map(variant -> judged(variant, pairs)).toList();
  }

  private static Measured judged(Variant variant, Map<Variant, List<double[]>> pairs) {
    List<double[]> own = pairs.getOrDefault(variant, List.of());
    double[] ratios = own.stream().mapToDouble(pair -> pair[0]).sorted().toArray();
    double[] times = own.stream().mapToDouble(pair -> pair[1]).sorted().toArray();
    return new Measured(variant, ratios[ratios.length / 2], times[times.length / 2] / 1_000);
  }

  /** {@return how many jobs make a batch} */
  private int warmUp(Callable<Object> job) throws Exception {
    long start = System.nanoTime();
    int done = 0;
    while (System.nanoTime() - start < WARM_UP_NANOS || done < 3) {
      sink += System.identityHashCode(job.call());
      done++;
    }
    long[] single = new long[Math.min(done, 31)];
    for (int i = 0; i < single.length; i++) {
      long before = System.nanoTime();
      sink += System.identityHashCode(job.call());
      single[i] = System.nanoTime() - before;
    }
    Arrays.sort(single);
    return (int) Math.max(1, BATCH_NANOS / Math.max(1, single[single.length / 2]));
  }

  private double time(Variant variant, int jobs) throws Exception {
    Callable<Object> job = variant.job();
    long start = System.nanoTime();
    for (int i = 0; i < jobs; i++) {
      sink += System.identityHashCode(job.call());
    }
    return (double) (System.nanoTime() - start) / jobs;
  }

  /** So that nothing is optimised away. */
  long sink() {
    return sink;
  }
}
