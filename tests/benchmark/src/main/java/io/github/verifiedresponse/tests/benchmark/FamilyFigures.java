package io.github.verifiedresponse.tests.benchmark;

import io.github.verifiedresponse.scheme.FamilyWays;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures a row of each family beside its own primitive, in several processes one after the other,
 * and writes {@code figures/families.md} with the medians over them.
 *
 * <p>Arguments: sizes with commas between, rounds, processes, the directory of the documents. With
 * the first two only it measures in this process and prints.
 */
public final class FamilyFigures {
  private static final String MARK = "family\t";

  private FamilyFigures() {}

  /** Measures, prints and writes. */
  public static void main(String... args) throws Exception {
    if (args.length == 2) {
      measure(sizes(args[0]), Integer.parseInt(args[1]));
      return;
    }
    Map<String, List<double[]>> runs = new LinkedHashMap<>();
    for (int process = 0; process < Integer.parseInt(args[2]); process++) {
      run(args[0], args[1], runs);
    }
    Path page = Path.of(args[3]).resolve("figures/families.md");
    Files.createDirectories(page.getParent());
    Files.writeString(page, FamilyPage.of(runs, args[2], args[1]));
    System.out.println("written: " + page.normalize());
  }

  private static int[] sizes(String text) {
    return Arrays.stream(text.split(",", -1)).mapToInt(Integer::parseInt).toArray();
  }

  private static void measure(int[] sizes, int rounds) throws Exception {
    PairedRunner runner = new PairedRunner(rounds);
    for (int size : sizes) {
      List<Variant> variants = new ArrayList<>();
      for (FamilyWays way : FamilyWays.all(size)) {
        String group = way.family() + "\t" + way.row();
        variants.add(new Variant(group, "primitive", way.limit()));
        variants.add(new Variant(group, Variants.OURS, way.ours()));
      }
      for (PairedRunner.Measured measured : runner.measure(variants)) {
        if (measured.variant().name().equals(Variants.OURS)) {
          System.out.printf(
              Locale.ROOT,
              MARK + "%s\t%s\t%.4f\t%.3f%n",
              measured.variant().group(),
              size,
              measured.ratio(),
              measured.micros());
        }
      }
    }
    System.out.println("checksum " + runner.sink());
  }

  private static void run(String sizes, String rounds, Map<String, List<double[]>> runs)
      throws IOException, InterruptedException {
    for (String line : VirtualMachine.run(FamilyFigures.class, "1g", sizes, rounds)) {
      if (line.startsWith(MARK)) {
        String[] cells = line.substring(MARK.length()).split("\t", -1);
        runs.computeIfAbsent(cells[0] + "\t" + cells[1] + "\t" + cells[2], key -> new ArrayList<>())
            .add(new double[] {Double.parseDouble(cells[3]), Double.parseDouble(cells[4])});
      }
    }
  }
}
