package io.github.verifiedresponse.tests;

import io.github.verifiedresponse.tests.PlacementCell.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What came of the cells on this server, in a file for {@link PlacementTable}. */
final class PlacementResults {
  /** The file's name, in the directory of a module's results. */
  static final String FILE = "placements.txt";

  /** Of a cell whose test ended before it was known. */
  static final String NONE = "no result";

  /** Stands between what describes a cell, and before what came of it. */
  static final String SEPARATOR = " | ";

  private final Map<PlacementCell, Verdict> verdicts = new HashMap<>();

  void add(PlacementCell cell, Verdict verdict) {
    verdicts.put(cell, verdict);
  }

  /** Writes all cells, also those that nothing is known of, and those that are not there. */
  void write(List<PlacementCell> asked) throws IOException {
    List<String> lines = new ArrayList<>();
    lines.add(System.getProperty("server.name") + " " + System.getProperty("server.version"));
    for (PlacementCell cell : PlacementCell.everywhere()) {
      Verdict verdict = asked.contains(cell) ? verdicts.get(cell) : Verdict.NOT_THERE;
      lines.add(cell + SEPARATOR + (verdict == null ? NONE : verdict.text()));
    }
    Path directory = Path.of(System.getProperty("server.results", "target"));
    Files.createDirectories(directory);
    Files.write(directory.resolve(FILE), lines);
  }
}
