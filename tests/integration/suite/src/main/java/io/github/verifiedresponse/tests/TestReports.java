package io.github.verifiedresponse.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
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

/** What the tests of a source tree reported when they ran last, module by module. */
public final class TestReports {
  private static final String UNKNOWN = "?";

  private final Map<Path, List<Element>> byModule;

  private TestReports(Map<Path, List<Element>> byModule) {
    this.byModule = byModule;
  }

  /** How a test ended. */
  enum Outcome {
    PASSED,
    FAILED,
    SKIPPED
  }

  /** One test: where, its name with its class's, how it ended, and why it was skipped. */
  record Case(String server, String className, String name, Outcome outcome, String reason) {}

  /** What ran where. */
  record Server(String name, String version, String java, String filters)
      implements Comparable<Server> {
    boolean isKnown() {
      return !name.equals(UNKNOWN);
    }

    @Override
    public int compareTo(Server other) {
      return toString().compareTo(other.toString());
    }
  }

  static TestReports under(Path tree) throws IOException {
    Map<Path, List<Element>> byModule = new TreeMap<>();
    try (Stream<Path> files = Files.walk(tree, 7)) {
      files
          .filter(TestReports::isReport)
          .sorted()
          .forEach(
              file ->
                  byModule.computeIfAbsent(module(file), key -> new ArrayList<>()).add(root(file)));
    }
    return new TestReports(byModule);
  }

  /** module/target/surefire-reports/TEST-x.xml, or module/target/jdk25/failsafe-reports/… */
  private static Path module(Path report) {
    Path absolute = report.toAbsolutePath();
    return absolute.getRoot().resolve(absolute.subpath(0, absolute.getNameCount() - 2));
  }

  private static boolean isReport(Path file) {
    return file.toString()
        .matches(".*target.(jdk25.)?(surefire|failsafe)-reports.TEST-[^/\\\\]*\\.xml");
  }

  private static Element root(Path report) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(report.toFile())
          .getDocumentElement();
    } catch (IOException e) {
      throw new UncheckedIOException(report.toString(), e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(report + " is no report", e);
    }
  }

  /** The suites of each server that was asked. */
  Map<Server, List<Element>> suitesByServer() {
    Map<Server, List<Element>> suites = new TreeMap<>();
    byModule.values().stream()
        .filter(module -> server(module).isKnown())
        .forEach(module -> suites.put(server(module), module));
    return suites;
  }

  List<Case> cases() {
    List<Case> cases = new ArrayList<>();
    byModule
        .values()
        .forEach(
            module -> {
              Server server = server(module);
              String where =
                  server.isKnown()
                      ? server.name() + " " + server.version() + " on Java " + server.java()
                      : "";
              module.forEach(suite -> cases(suite, where).forEach(cases::add));
            });
    return cases;
  }

  private static Stream<Case> cases(Element suite, String server) {
    return children(suite, "testcase")
        .map(
            test -> {
              // without the suffix of a run in another locale
              String type = test.getAttribute("classname").replaceFirst("\\(.*", "");
              String reason = reason(test);
              return new Case(
                  server,
                  type.substring(type.lastIndexOf('.') + 1),
                  suite.getAttribute("name") + " " + test.getAttribute("name"),
                  outcome(test),
                  reason);
            });
  }

  private static Outcome outcome(Element test) {
    if (children(test, "failure").count() + children(test, "error").count() > 0) {
      return Outcome.FAILED;
    }
    return children(test, "skipped").findAny().isPresent() ? Outcome.SKIPPED : Outcome.PASSED;
  }

  /** Why tests were skipped, each reason once, with how many. */
  static Map<String, Long> reasons(List<Element> suites) {
    return suites.stream()
        .flatMap(suite -> children(suite, "testcase"))
        .map(TestReports::reason)
        .filter(reason -> !reason.isEmpty())
        .collect(Collectors.groupingBy(each -> each, TreeMap::new, Collectors.counting()));
  }

  /** A condition's reason is an attribute, an assumption's the first line of its exception. */
  private static String reason(Element test) {
    return children(test, "skipped")
        .map(
            skipped ->
                skipped.getAttribute("message").isEmpty()
                    ? skipped.getTextContent().strip().lines().findFirst().orElse("")
                    : skipped.getAttribute("message"))
        .map(reason -> reason.replaceFirst(".* ==> |.*Assumption failed: ", "").strip())
        .findFirst()
        .orElse("");
  }

  /** A class that was skipped has no properties; another of the same module has. */
  private static Server server(List<Element> module) {
    return module.stream()
        .map(TestReports::server)
        .filter(Server::isKnown)
        .findFirst()
        .orElse(new Server(UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN));
  }

  private static Server server(Element report) {
    Map<String, String> properties =
        children(report, "property")
            .collect(
                Collectors.toMap(
                    each -> each.getAttribute("name"),
                    each -> each.getAttribute("value"),
                    (first, second) -> second));
    return new Server(
        properties.getOrDefault("server.name", UNKNOWN),
        properties.getOrDefault("server.version", UNKNOWN),
        properties.getOrDefault("java.specification.version", UNKNOWN),
        properties.getOrDefault("server.filters", UNKNOWN));
  }

  /** Puts the text between the marks of a page. */
  public static void replace(Path page, String begin, String end, String text) throws IOException {
    String before = Files.readString(page);
    int from = before.indexOf(begin);
    int to = before.indexOf(end);
    if (from < 0 || to < from) {
      throw new IllegalStateException(page + " has lost its marks " + begin + " and " + end);
    }
    Files.writeString(
        page, before.substring(0, from + begin.length()) + text + before.substring(to));
  }

  private static Stream<Element> children(Element parent, String name) {
    NodeList all = parent.getElementsByTagName(name);
    return IntStream.range(0, all.getLength()).mapToObj(i -> (Element) all.item(i));
  }
}
