package io.github.verifiedresponse.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Turns the reports of the last run of all tests into the table of docs/security.md: each row of
 * tests/acceptance.tsv, the tests whose names hold its number, and where they passed. Run it in the
 * repository's root; without {@code --write} it prints. Fails when a row has neither a passed test
 * nor a reason why it has none, when a test of a row failed, or when a test names a row that there
 * is not.
 */
final class AcceptanceTable {
  private static final String BEGIN = "<!-- begin: rows, generated from the tests' reports -->\n";
  private static final String END = "<!-- end: rows -->\n";
  private static final String HEAD =
      """
      | row | asked | promised | tests | servers |
      |---|---|---|---|---|
      """;
  private static final int MOST_TESTS = 8;

  /** Its class runs on each server that runs the whole suite. */
  private static final String OF_THE_SUITE = "SampleIT";

  private static final Pattern ROWS = Pattern.compile("AT-(\\d{3})(?: to AT-(\\d{3}))?");

  /** A line of the table of rows. */
  private record Row(String id, String asked, String promised, String open) {
    static Row of(String line) {
      String[] fields = line.split("\t", -1);
      return new Row(fields[0], fields[1], fields[2], fields[3]);
    }
  }

  /** What the reports say of one row. */
  private static final class Found {
    private final Set<String> tests = new TreeSet<>();
    private final Set<String> passedOn = new TreeSet<>();
    private final Set<String> failed = new TreeSet<>();
    private final Map<String, String> skippedOn = new TreeMap<>();

    void add(TestReports.Case test) {
      tests.add(test.className());
      switch (test.outcome()) {
        case PASSED -> passedOn.add(test.server());
        case FAILED -> failed.add(test.className() + " on " + test.server());
        case SKIPPED -> skippedOn.put(test.server(), test.reason());
      }
    }
  }

  private AcceptanceTable() {}

  public static void main(String[] args) throws IOException {
    List<Row> rows =
        Files.readAllLines(Path.of("tests", "acceptance.tsv")).stream()
            .skip(1)
            .map(Row::of)
            .toList();
    List<TestReports.Case> cases = TestReports.under(Path.of("")).cases();
    Map<String, Found> found = found(cases);
    String table = table(rows, found, servers(cases));
    if (args.length == 0) {
      System.out.print(table);
    } else {
      TestReports.replace(Path.of("docs", "security.md"), BEGIN, END, table);
    }
    List<String> wrong = wrong(rows, found);
    wrong.forEach(System.err::println);
    if (!wrong.isEmpty()) {
      System.exit(1);
    }
  }

  private static Map<String, Found> found(Collection<TestReports.Case> cases) {
    Map<String, Found> found = new TreeMap<>();
    for (TestReports.Case test : cases) {
      for (String row : rows(test.name())) {
        found.computeIfAbsent(row, key -> new Found()).add(test);
      }
    }
    return found;
  }

  private static List<String> rows(String name) {
    List<String> rows = new ArrayList<>();
    Matcher matcher = ROWS.matcher(name);
    while (matcher.find()) {
      int first = Integer.parseInt(matcher.group(1));
      int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
      IntStream.rangeClosed(first, last).mapToObj("AT-%03d"::formatted).forEach(rows::add);
    }
    return rows;
  }

  private static Set<String> servers(Collection<TestReports.Case> cases) {
    return cases.stream()
        .filter(test -> test.className().equals(OF_THE_SUITE))
        .map(TestReports.Case::server)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String table(List<Row> rows, Map<String, Found> found, Set<String> servers) {
    StringBuilder table = new StringBuilder(HEAD);
    for (Row row : rows) {
      Found of = found.getOrDefault(row.id(), new Found());
      String tests = tests(of.tests);
      table.append(
          "| %s | %s | %s | %s | %s |\n"
              .formatted(
                  row.id(),
                  row.asked(),
                  row.promised(),
                  tests.isEmpty() ? "none: " + row.open() : tests,
                  where(of, servers)));
    }
    return table.toString();
  }

  private static String tests(Set<String> names) {
    String first =
        names.stream()
            .limit(MOST_TESTS)
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));
    int more = names.size() - MOST_TESTS;
    return more > 0 ? first + " and " + more + " more" : first;
  }

  /** On how many servers it passed, and which not and why; "-" for the library's own tests. */
  private static String where(Found row, Set<String> all) {
    Set<String> passed = new TreeSet<>(row.passedOn);
    passed.retainAll(all);
    String skipped =
        row.skippedOn.entrySet().stream()
            .filter(each -> !passed.contains(each.getKey()))
            .map(AcceptanceTable::notOn)
            .collect(Collectors.joining());
    if (passed.isEmpty()) {
      return (row.passedOn.isEmpty() ? "" : "-") + skipped;
    }
    Set<String> others = new TreeSet<>(all);
    others.removeAll(passed);
    others.removeAll(row.skippedOn.keySet());
    String notAsked = others.isEmpty() ? "" : "; not asked on " + String.join(", ", others);
    return passed.size() + " of " + all.size() + skipped + notAsked;
  }

  private static String notOn(Map.Entry<String, String> skipped) {
    String server = skipped.getKey().isEmpty() ? "run" : "on " + skipped.getKey();
    return "; not " + server + ": " + skipped.getValue();
  }

  private static List<String> wrong(List<Row> rows, Map<String, Found> found) {
    List<String> wrong = new ArrayList<>();
    for (Row row : rows) {
      Found of = found.getOrDefault(row.id(), new Found());
      of.failed.forEach(test -> wrong.add(row.id() + " failed: " + test));
      if (of.passedOn.isEmpty() && of.skippedOn.isEmpty() && row.open().isEmpty()) {
        wrong.add(row.id() + " has no test that passed, and tests/acceptance.tsv gives no reason");
      }
    }
    Set<String> known = rows.stream().map(Row::id).collect(Collectors.toSet());
    found.keySet().stream()
        .filter(row -> !known.contains(row))
        .forEach(row -> wrong.add(row + " is named by a test and is no row"));
    return wrong;
  }
}
