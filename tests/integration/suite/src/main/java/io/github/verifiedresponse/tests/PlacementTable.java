package io.github.verifiedresponse.tests;

import io.github.verifiedresponse.tests.PlacementCell.Verdict;
import io.github.verifiedresponse.tests.PlacementCell.Written;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns what came of each place of the annotation on each server into the table of docs/servers.md.
 * A server that did not run keeps what the page says of it. Run it in the repository's root: with
 * {@code --write} it writes, otherwise it fails when the page says something else of a server that
 * ran.
 */
final class PlacementTable {
  private static final String BEGIN = "<!-- begin: placements, generated -->\n";
  private static final String END = "<!-- end: placements -->\n";
  private static final String TRIED_ON = "Tried on: ";
  private static final String ANYWHERE = "anywhere";
  private static final String NEXT_VERDICT = "<br>";
  private static final String NEXT_SERVER = "; ";
  private static final Path PAGE = Path.of("docs", "servers.md");

  /** By cell, then by server. */
  private final Map<String, Map<String, String>> verdicts = new LinkedHashMap<>();

  private final TreeSet<String> servers = new TreeSet<>();

  private PlacementTable() {
    PlacementCell.everywhere().forEach(cell -> verdicts.put(cell.toString(), new TreeMap<>()));
  }

  public static void main(String[] args) throws IOException {
    String page = Files.readString(PAGE);
    PlacementTable table = new PlacementTable();
    String before = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
    table.readPage(before);
    try (Stream<Path> files = Files.walk(Path.of("tests", "integration"), 4)) {
      files.filter(file -> file.endsWith(PlacementResults.FILE)).sorted().forEach(table::read);
    }
    String text = table.text();
    if (args.length > 0) {
      TestReports.replace(PAGE, BEGIN, END, text);
      return;
    }
    System.out.print(text);
    if (!before.equals(text)) {
      throw new IllegalStateException(PAGE + " holds another table: look why, then use --write");
    }
  }

  /** Reads what {@link #text} has written. */
  private void readPage(String before) {
    for (String line : before.lines().toList()) {
      String[] row = line.split(" \\| ", -1);
      if (line.startsWith(TRIED_ON)) {
        servers.addAll(
            List.of(line.substring(TRIED_ON.length(), line.length() - 1).split(NEXT_SERVER, -1)));
      } else if (row.length == 4 && !row[0].equals("| what")) {
        String outcome = row[3].substring(0, row[3].length() - " |".length());
        for (String place : places(row[2])) {
          readOutcome(String.join(" | ", row[0].substring("| ".length()), place, row[1]), outcome);
        }
      }
    }
  }

  private static List<String> places(String written) {
    return written.equals(ANYWHERE)
        ? Arrays.stream(Written.values()).map(Written::text).toList()
        : List.of(written.split(", ", -1));
  }

  private void readOutcome(String cell, String outcome) {
    for (String part : outcome.split(NEXT_VERDICT, -1)) {
      String[] verdictAndServers = part.split(": ", 2);
      List<String> named =
          verdictAndServers.length == 1
              ? List.copyOf(servers)
              : List.of(verdictAndServers[1].split(NEXT_SERVER, -1));
      named.forEach(server -> put(cell, server, verdictAndServers[0]));
    }
  }

  private void put(String cell, String server, String verdict) {
    Map<String, String> byServer = verdicts.get(cell);
    if (byServer == null) {
      throw new IllegalStateException("nothing is asked about " + cell);
    }
    byServer.put(server, verdict);
  }

  private void read(Path file) {
    try {
      List<String> lines = Files.readAllLines(file);
      String server = lines.get(0);
      servers.add(server);
      for (String line : lines.subList(1, lines.size())) {
        int end = line.lastIndexOf(PlacementResults.SEPARATOR);
        String verdict = line.substring(end + PlacementResults.SEPARATOR.length());
        if (verdict.equals(PlacementResults.NONE) || verdict.equals(Verdict.OPEN.text())) {
          throw new IllegalStateException(server + ": " + line);
        }
        put(line.substring(0, end), server, verdict);
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
                TRIED_ON
                    + String.join(NEXT_SERVER, servers)
                    + ".\n\n| what | registered | annotated | outcome |\n|---|---|---|---|\n",
                ""));
  }

  private static String row(List<String> row, List<String> written) {
    boolean all = written.size() == Written.values().length;
    return "| %s | %s | %s | %s |\n"
        .formatted(row.get(0), row.get(1), all ? ANYWHERE : String.join(", ", written), row.get(2));
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
            .map(each -> each.getKey() + ": " + String.join(NEXT_SERVER, each.getValue()))
            .collect(Collectors.joining(NEXT_VERDICT));
  }
}
