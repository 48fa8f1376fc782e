package io.github.verifiedresponse.quarkus.deployment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The table of docs/quarkus.md that says what becomes of the annotation in each place.
 *
 * @param outcomes by the simple name of the class that stands for a place in the tests
 */
record PlacementTable(Map<String, String> outcomes) {
  static final String GUARDED = "guarded";
  static final String REFUSED = "refused";
  static final String CLOSED = "closed";

  private static final String BEGIN = "<!-- begin: placements -->\n";
  private static final String END = "<!-- end: placements -->\n";
  private static final Path PAGE = Path.of("..", "..", "..", "docs", "quarkus.md");

  private static final Map<String, String> WHAT =
      Map.ofEntries(
          Map.entry("resource method", "Method"),
          Map.entry("resource class", "Class"),
          Map.entry("method of a resource's interface", "Contract"),
          Map.entry("sub-resource", "Sub"),
          Map.entry("sub-resource behind a `Proxy`", "Proxied"),
          Map.entry("sub-resource behind a CDI proxy", "Produced"),
          Map.entry("CDI alternative of a resource", "Alternative"),
          Map.entry("sub-resource locator", "Locator"),
          Map.entry("`Application`", "Application"),
          Map.entry("request filter", "Filter"),
          Map.entry("exception mapper", "Mapper"),
          Map.entry("servlet", "Servlet"),
          Map.entry("CDI bean", "Bean"),
          Map.entry("plain class", "Plain"));

  private static final Map<String, String> ANNOTATED =
      Map.of(
          "in place", "InPlace",
          "by a meta-annotation", "Meta",
          "inherited from a class", "Superclass",
          "inherited from an interface", "Interface");

  /** Reads the page. */
  static PlacementTable read() {
    String page = page();
    String table = page.substring(page.indexOf(BEGIN) + BEGIN.length(), page.indexOf(END));
    Map<String, String> outcomes = new LinkedHashMap<>();
    for (String line : table.lines().skip(2).toList()) {
      List<String> row = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
      for (String annotated : annotated(row.get(2))) {
        outcomes.put(word(WHAT, row.get(1)) + word(ANNOTATED, annotated), row.get(3));
      }
    }
    return new PlacementTable(outcomes);
  }

  private static String page() {
    try {
      return Files.readString(PAGE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> annotated(String column) {
    return column.equals("anywhere")
        ? new ArrayList<>(ANNOTATED.keySet())
        : List.of(column.split(", ", -1));
  }

  private static String word(Map<String, String> words, String text) {
    String word = words.get(text);
    if (word == null) {
      throw new IllegalStateException(PAGE + " has a row that no test asks about: " + text);
    }
    return word;
  }

  /** {@return the classes that stand for places} The others are what they inherit from. */
  static Stream<Class<?>> places(Class<?> all) {
    return Stream.of(all.getDeclaredClasses())
        .filter(type -> ANNOTATED.values().stream().anyMatch(type.getSimpleName()::endsWith))
        .filter(type -> WHAT.values().stream().anyMatch(type.getSimpleName()::startsWith));
  }

  String of(Class<?> place) {
    return outcomes.getOrDefault(place.getSimpleName(), "in no row of " + PAGE);
  }
}
