package io.github.verifiedresponse.tests.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Prints what the forks of {@code tests/benchmark/compare} found, as a table. */
public final class Compared {
  private Compared() {}

  /** Arguments: a directory with files {@code before-N.txt} and {@code after-N.txt}. */
  public static void main(String... args) throws IOException {
    Map<String, Cell> before = read(Path.of(args[0]), "before-");
    Map<String, Cell> after = read(Path.of(args[0]), "after-");
    System.out.println("| | before | after | bytes before | after |\n|---|---|---|---|---|");
    after.forEach(
        (what, cell) -> {
          Cell was = before.get(what);
          if (was != null) {
            System.out.println(
                "| %s | %s | %s | %s | %s |"
                    .formatted(what, was.ratio(), cell.ratio(), was.bytes(), cell.bytes()));
          }
        });
  }

  /** What all forks found of one variant at one size. */
  private record Cell(List<Double> ratios, List<Long> allocated) {
    Cell() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    /** {@return the median and the range of the forks} */
    String ratio() {
      double[] sorted = ratios.stream().mapToDouble(it -> it).sorted().toArray();
      double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
      return String.format(
          Locale.ROOT, "%.2f (%.2f–%.2f)", median, sorted[0], sorted[sorted.length - 1]);
    }

    long bytes() {
      long[] sorted = allocated.stream().mapToLong(it -> it).sorted().toArray();
      return sorted[sorted.length / 2];
    }
  }

  private static Map<String, Cell> read(Path directory, String start) throws IOException {
    Map<String, Cell> cells = new LinkedHashMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file :
          files.filter(it -> it.getFileName().toString().startsWith(start)).sorted().toList()) {
        for (String line : Files.readAllLines(file)) {
          List<String> words = Arrays.asList(line.split("\\|", -1));
          Cell cell = cells.computeIfAbsent(words.get(0) + " B, " + words.get(1), it -> new Cell());
          cell.ratios().add(Double.valueOf(words.get(2)));
          cell.allocated().add(Long.valueOf(words.get(3)));
        }
      }
    }
    return cells;
  }
}
