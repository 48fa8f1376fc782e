package io.github.verifiedresponse.tests;

import io.github.verifiedresponse.tests.PlacementCell.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What came of the cells on this server, in a file for {@link PlacementTable}. */
final class PlacementResults {
  /** The file's name, in the directory of a module's results. */
  static final String FILE = "placements.txt";

  private final List<String> lines = new ArrayList<>();

  PlacementResults() {
    lines.add(System.getProperty("server.name") + " " + System.getProperty("server.version"));
  }

  void add(PlacementCell cell, Verdict verdict) {
    lines.add(cell + " | " + verdict.text());
  }

  void write() throws IOException {
    Path directory = Path.of(System.getProperty("server.results", "target"));
    Files.createDirectories(directory);
    Files.write(directory.resolve(FILE), lines);
  }
}
