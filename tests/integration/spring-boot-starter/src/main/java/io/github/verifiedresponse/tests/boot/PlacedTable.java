package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.tests.PlacementCell.Verdict;
import io.github.verifiedresponse.tests.PlacementCell.Written;
import io.github.verifiedresponse.tests.TestReports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The table of docs/spring-boot.md that says what becomes of the annotation in each place. */
final class PlacedTable {
  private static final String BEGIN = "<!-- begin: placements -->\n";
  private static final String END = "<!-- end: placements -->\n";
  private static final Path PAGE = Path.of("..", "..", "..", "docs", "spring-boot.md");

  private PlacedTable() {}

  /** {@return what the page holds} */
  static String written() throws IOException {
    String page = Files.readString(PAGE);
    return page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
  }

  static void write(String table) throws IOException {
    TestReports.replace(PAGE, BEGIN, END, table);
  }

  /** {@return a row for all places of an annotation that end alike} */
  static String of(Map<PlacedCell, Verdict> verdicts) {
    StringBuilder table = new StringBuilder("| what | annotated | outcome |\n|---|---|---|\n");
    for (PlacedKind kind : PlacedKind.values()) {
      Map<Verdict, List<String>> rows = new EnumMap<>(Verdict.class);
      for (Written written : kind.places()) {
        Verdict verdict = verdicts.get(new PlacedCell(kind, written));
        if (verdict != null) {
          rows.computeIfAbsent(verdict, each -> new ArrayList<>()).add(written.text());
        }
      }
      rows.forEach(
          (verdict, places) ->
              table.append(
                  "| %s | %s | %s |\n"
                      .formatted(
                          kind.text(),
                          places.size() == Written.values().length
                              ? "anywhere"
                              : String.join(", ", places),
                          verdict.text())));
    }
    return table.toString();
  }
}
