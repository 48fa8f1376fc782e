package io.github.verifiedresponse.tests;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Element;

/**
 * Turns the reports of the last run on each server into the table of docs/servers.md. Run it in the
 * repository's root; without {@code --write} it prints.
 */
final class ServerTable {
  private static final String BEGIN = "<!-- begin: generated from the tests' reports -->\n";
  private static final String END = "<!-- end -->\n";
  private static final String HEAD =
      """
      | server | version | Java | filters | tests | passed | failed | skipped |
      |---|---|---|---|---|---|---|---|
      """;

  private ServerTable() {}

  public static void main(String[] args) throws IOException {
    String table = table(TestReports.under(Path.of("tests", "integration")).suitesByServer());
    if (args.length == 0) {
      System.out.print(table);
    } else {
      TestReports.replace(Path.of("docs", "servers.md"), BEGIN, END, table);
    }
  }

  private static String table(Map<TestReports.Server, List<Element>> servers) {
    StringBuilder table = new StringBuilder(HEAD);
    servers.forEach((server, suites) -> table.append(row(server, suites)));
    servers.forEach((server, suites) -> table.append(reasons(server, suites)));
    return table.toString();
  }

  private static String row(TestReports.Server server, List<Element> suites) {
    int tests = sum(suites, "tests");
    int skipped = sum(suites, "skipped");
    int failed = sum(suites, "failures") + sum(suites, "errors");
    return "| %s | %s | %s | %s | %d | %d | %d | %d |\n"
        .formatted(
            server.name(),
            server.version(),
            server.java(),
            server.filters(),
            tests,
            tests - skipped - failed,
            failed,
            skipped);
  }

  private static int sum(List<Element> suites, String count) {
    return suites.stream().mapToInt(each -> Integer.parseInt(each.getAttribute(count))).sum();
  }

  /** Why tests were skipped, each reason once. */
  private static String reasons(TestReports.Server server, List<Element> suites) {
    StringBuilder lines = new StringBuilder();
    TestReports.reasons(suites)
        .forEach(
            (reason, count) ->
                lines.append(
                    "\n* %s %s, Java %s, %d skipped: %s\n"
                        .formatted(server.name(), server.version(), server.java(), count, reason)));
    return lines.toString();
  }
}
