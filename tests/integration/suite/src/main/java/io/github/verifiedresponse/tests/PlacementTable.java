package io.github.verifiedresponse.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns what came of each place of the annotation on each server into the table of docs/servers.md.
 * Run it in the repository's root: with {@code --write} it writes, otherwise it prints, and fails
 * when the page holds another table.
 */
final class PlacementTable {
  private static final String BEGIN = "<!-- begin: placements, generated -->\n";
  private static final String END = "<!-- end: placements -->\n";
  private static final Path PAGE = Path.of("docs", "servers.md");

  /** By cell, in the order of the files; then by server. */
  private final Map<String, Map<String, String>> verdicts = new LinkedHashMap<>();

  private final List<String> servers = new ArrayList<>();

  private PlacementTable() {}

  public static void main(String[] args) throws IOException {
    PlacementTable table = new PlacementTable();
    try (Stream<Path> files = Files.walk(Path.of("tests", "integration"), 4)) {
      files.filter(file -> file.endsWith(PlacementResults.FILE)).sorted().forEach(table::read);
    }
    String text = table.text();
    if (args.length > 0) {
      TestReports.replace(PAGE, BEGIN, END, text);
      return;
    }
    System.out.print(text);
    if (!Files.readString(PAGE).contains(BEGIN + text + END)) {
      throw new IllegalStateException(PAGE + " holds another table: look why, then use --write");
    }
  }

  private void read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      String server = lines.get(0);
      servers.add(server);
      for (String line : lines.subList(1, lines.size())) {
        int end = line.lastIndexOf(PlacementResults.SEPARATOR);
        String verdict = line.substring(end + PlacementResults.SEPARATOR.length());
        if (verdict.equals(PlacementResults.NONE)) {
          throw new IllegalStateException(server + " has no result for " + line);
        }
        verdicts
            .computeIfAbsent(line.substring(0, end), cell -> new TreeMap<>())
            .put(server, verdict);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }

  /** One row for all places of an annotation that end alike. */
  private String text() {
    Map<List<String>, List<String>> rows = new LinkedHashMap<>();
    verdicts.forEach(
        (cell, byServer) -> {
          String[] words = cell.split(" \\| ", 3);
          rows.computeIfAbsent(
                  List.of(words[0], words[2], outcome(byServer)), row -> new ArrayList<>())
              .add(words[1]);
        });
    return rows.entrySet().stream()
        .map(row -> row(row.getKey(), row.getValue()))
        .collect(
            Collectors.joining(
                "",
                "Tried on: "
                    + servers.stream().sorted().collect(Collectors.joining("; "))
                    + ".\n\n| what | registered | annotated | outcome |\n|---|---|---|---|\n",
                ""));
  }

  private static String row(List<String> row, List<String> written) {
    boolean all = written.size() == PlacementCell.Written.values().length;
    return "| %s | %s | %s | %s |\n"
        .formatted(
            row.get(0), row.get(1), all ? "anywhere" : String.join(", ", written), row.get(2));
  }

  /** A word where all servers agree; else the servers of each. */
  private String outcome(Map<String, String> byServer) {
    Map<String, List<String>> byVerdict = new TreeMap<>();
    byServer.forEach(
        (server, verdict) ->
            byVerdict.computeIfAbsent(verdict, each -> new ArrayList<>()).add(server));
    return byVerdict.size() == 1 && byServer.size() == servers.size()
        ? byVerdict.keySet().iterator().next()
        : byVerdict.entrySet().stream()
            .map(each -> each.getKey() + ": " + String.join("; ", each.getValue()))
            .collect(Collectors.joining("<br>"));
  }
}
