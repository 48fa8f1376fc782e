package io.github.verifiedresponse.tests;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * Turns the reports of the last run on each server into the table of docs/servers.md. Run it in the
 * repository's root; without {@code --write} it prints.
 */
final class ServerTable {
  private static final String BEGIN = "<!-- begin: generated from the tests' reports -->\n";
  private static final String END = "<!-- end -->\n";
  private static final String HEAD =
      """
      | server | version | Java | doors | tests | passed | failed | skipped |
      |---|---|---|---|---|---|---|---|
      """;

  /** What ran where. */
  private record Server(String name, String version, String java, String doors)
      implements Comparable<Server> {
    /** A class that was skipped has no properties; another of the same module has. */
    static Server of(List<Element> module) {
      return module.stream()
          .map(Server::of)
          .filter(server -> !server.name().equals("?"))
          .findFirst()
          .orElse(new Server("?", "?", "?", "?"));
    }

    static Server of(Element report) {
      Map<String, String> properties =
          children(report, "property")
              .collect(
                  Collectors.toMap(
                      each -> each.getAttribute("name"),
                      each -> each.getAttribute("value"),
                      (first, second) -> second));
      return new Server(
          properties.getOrDefault("server.name", "?"),
          properties.getOrDefault("server.version", "?"),
          properties.getOrDefault("java.specification.version", "?"),
          properties.getOrDefault("server.doors", "?"));
    }

    @Override
    public int compareTo(Server other) {
      return toString().compareTo(other.toString());
    }
  }

  private ServerTable() {}

  public static void main(String[] args)
      throws IOException, ParserConfigurationException, SAXException {
    String table = table(reports(Path.of("tests", "integration")));
    if (args.length == 0) {
      System.out.print(table);
      return;
    }
    Path page = Path.of("docs", "servers.md");
    String text = Files.readString(page);
    int begin = text.indexOf(BEGIN) + BEGIN.length();
    Files.writeString(page, text.substring(0, begin) + table + text.substring(text.indexOf(END)));
  }

  private static Map<Server, List<Element>> reports(Path modules)
      throws IOException, ParserConfigurationException, SAXException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(modules, 4)) {
      files = all.filter(ServerTable::isReport).sorted().toList();
    }
    Map<Path, List<Element>> byModule = new TreeMap<>();
    for (Path file : files) {
      List<Element> module =
          byModule.computeIfAbsent(modules.relativize(file).getName(0), key -> new ArrayList<>());
      module.add(
          DocumentBuilderFactory.newInstance()
              .newDocumentBuilder()
              .parse(file.toFile())
              .getDocumentElement());
    }
    return byModule.values().stream()
        .collect(Collectors.toMap(Server::of, each -> each, (one, other) -> one, TreeMap::new));
  }

  private static boolean isReport(Path file) {
    return file.toString().matches(".*failsafe-reports.TEST-[^/\\\\]*\\.xml");
  }

  private static String table(Map<Server, List<Element>> servers) {
    StringBuilder table = new StringBuilder(HEAD);
    servers.forEach((server, suites) -> table.append(row(server, suites)));
    servers.forEach((server, suites) -> table.append(reasons(server, suites)));
    return table.toString();
  }

  private static String row(Server server, List<Element> suites) {
    int tests = sum(suites, "tests");
    int skipped = sum(suites, "skipped");
    int failed = sum(suites, "failures") + sum(suites, "errors");
    return "| %s | %s | %s | %s | %d | %d | %d | %d |\n"
        .formatted(
            server.name(),
            server.version(),
            server.java(),
            server.doors(),
            tests,
            tests - skipped - failed,
            failed,
            skipped);
  }

  private static int sum(List<Element> suites, String count) {
    return suites.stream().mapToInt(each -> Integer.parseInt(each.getAttribute(count))).sum();
  }

  /** Why tests were skipped, each reason once. */
  private static String reasons(Server server, List<Element> suites) {
    Map<String, Long> reasons =
        suites.stream()
            .flatMap(suite -> children(suite, "skipped"))
            .map(skipped -> skipped.getAttribute("message").replaceFirst(".* ==> ", ""))
            .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
    StringBuilder lines = new StringBuilder();
    reasons.forEach(
        (reason, count) ->
            lines.append("\n%s, %d skipped: %s\n".formatted(server.name(), count, reason)));
    return lines.toString();
  }

  private static Stream<Element> children(Element parent, String name) {
    NodeList all = parent.getElementsByTagName(name);
    return IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i));
  }
}
