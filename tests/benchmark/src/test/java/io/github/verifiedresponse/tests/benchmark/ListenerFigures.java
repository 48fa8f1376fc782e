package io.github.verifiedresponse.tests.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Measures what listeners cost, in some virtual machines one after the other, and writes {@code
 * figures/listeners.md}: one virtual machine compiles in its own way, which a second one shows.
 *
 * <p>Arguments: how many virtual machines, how many rounds in each, the directory of the docs. With
 * the number of rounds alone it measures once and prints.
 */
final class ListenerFigures {
  private static final double BOUND = 0.03;
  private static final List<String> MEASURED =
      List.of(Listeners.OWN_REGISTRY, Listeners.GLOBAL_REGISTRY);

  private ListenerFigures() {}

  public static void main(String... args) throws Exception {
    if (args.length == 1) {
      measure(Integer.parseInt(args[0]));
    } else {
      write(Integer.parseInt(args[0]), args[1], Path.of(args[2]));
    }
  }

  private static void measure(int rounds) throws Exception {
    PairedRunner runner = new PairedRunner(rounds);
    for (PairedRunner.Measured measured : runner.measure(Listeners.variants())) {
      System.out.println(
          measured.variant().name() + "\t" + measured.ratio() + "\t" + measured.micros());
    }
    System.err.println("checksum " + runner.sink());
  }

  private static void write(int forks, String rounds, Path docs) throws Exception {
    Map<String, List<Fork>> all = new LinkedHashMap<>();
    for (int i = 0; i < forks; i++) {
      for (String line : VirtualMachine.run(ListenerFigures.class, "1g", rounds)) {
        String[] fields = line.split("\t", -1);
        all.computeIfAbsent(fields[0], name -> new ArrayList<>())
            .add(new Fork(Double.parseDouble(fields[1]), Double.parseDouble(fields[2])));
      }
    }
    String page = page(all, forks, rounds);
    System.out.print(page);
    Path figures = Files.createDirectories(docs.resolve("figures"));
    Files.writeString(figures.resolve("listeners.md"), page);
    List<String> over = MEASURED.stream().filter(row -> !isMet(all, row)).toList();
    if (!over.isEmpty()) {
      throw new IllegalStateException("over the bound: " + over);
    }
  }

  /** A machine on which the same thing differs from itself by more can show nothing. */
  private static boolean isMet(Map<String, List<Fork>> all, String row) {
    return cost(forks(all, row)) <= BOUND + Math.min(BOUND, noise(all));
  }

  /** {@return how far from itself the control is, in the virtual machine in the middle} */
  private static double noise(Map<String, List<Fork>> all) {
    return median(
        forks(all, Listeners.CONTROL).stream()
            .mapToDouble(fork -> Math.abs(fork.ratio() - 1))
            .sorted()
            .toArray());
  }

  private static List<Fork> forks(Map<String, List<Fork>> all, String row) {
    List<Fork> forks = all.getOrDefault(row, List.of());
    if (forks.isEmpty()) {
      throw new IllegalStateException("nothing was measured of " + row);
    }
    return forks;
  }

  /** What one virtual machine has found of one variant. */
  private record Fork(double ratio, double micros) {}

  private static String page(Map<String, List<Fork>> all, int forks, String rounds) {
    return
"""
# What listeners cost

Written by `mvn verify -Plisteners -pl tests/benchmark -am`: the whole way of a result of 2 KiB and its settling, Java %s,
%s processors, %s virtual machines of %s rounds. In each round every row is measured between two batches of the first one.

| listener | of the way without, median (least to most) | microseconds, median |
|---|---|---|
%s

The bound is 3 %% of the way, and the noise, up to 3 %% more: the %s by which the row "%s" differs from the first one.
%s
`RetainedTest` holds that no request leaves a byte behind in the meters.
"""
        .formatted(
            Runtime.version().feature(),
            Runtime.getRuntime().availableProcessors(),
            forks,
            rounds,
            all.entrySet().stream()
                .map(row -> row(row.getKey(), row.getValue()))
                .collect(Collectors.joining("\n")),
            percent(noise(all)),
            Listeners.CONTROL,
            MEASURED.stream().map(row -> verdict(all, row)).collect(Collectors.joining("\n")));
  }

  private static String verdict(Map<String, List<Fork>> all, String row) {
    return "%s costs %s: **%s**."
        .formatted(row, percent(cost(forks(all, row))), isMet(all, row) ? "met" : "missed");
  }

  private static String row(String name, List<Fork> forks) {
    double[] ratios = forks.stream().mapToDouble(Fork::ratio).sorted().toArray();
    return String.format(
        Locale.ROOT,
        "| %s | %.3f (%.3f to %.3f) | %.2f |",
        name,
        median(ratios),
        ratios[0],
        ratios[ratios.length - 1],
        median(forks.stream().mapToDouble(Fork::micros).sorted().toArray()));
  }

  private static double cost(List<Fork> forks) {
    return median(forks.stream().mapToDouble(Fork::ratio).sorted().toArray()) - 1;
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * share);
  }
}
