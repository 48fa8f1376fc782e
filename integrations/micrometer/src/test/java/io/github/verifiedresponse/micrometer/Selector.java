package io.github.verifiedresponse.micrometer;

import io.github.verifiedresponse.micrometer.Scrape.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names series in an expression of PromQL, such as {@code
 * requests_total{reason=~"stale|replayed"}}.
 *
 * @param name of the series
 * @param conditions what their labels must be
 */
record Selector(String name, List<Condition> conditions) {
  private static final Pattern SELECTOR =
      Pattern.compile("(verified_response_\\w+)(?:\\{([^}]*)\\})?");
  private static final Pattern CONDITION = Pattern.compile("\\G(\\w+)(=~?)\"([^\"]+)\"(,|$)");
  private static final Pattern GROUPING = Pattern.compile("\\b(?:by|on) \\(([^)]*)\\)");

  /**
   * What a label must be.
   *
   * @param values one of them; {@code $verifier} is a variable of the dashboard
   */
  record Condition(String label, List<String> values) {
    private boolean holds(Series series, String value) {
      return value.startsWith("$")
          ? series.labels().containsKey(label)
          : value.equals(series.labels().get(label));
    }
  }

  /**
   * {@return what an expression names}
   *
   * @throws IllegalArgumentException when something is not written as we write it
   */
  static List<Selector> in(String expression) {
    return SELECTOR
        .matcher(expression)
        .results()
        .map(
            it ->
                new Selector(
                    it.group(1), it.group(2) == null ? List.of() : conditions(it.group(2))))
        .toList();
  }

  private static List<Condition> conditions(String text) {
    List<Condition> conditions = new ArrayList<>();
    Matcher matcher = CONDITION.matcher(text);
    int end = 0;
    while (matcher.find()) {
      boolean isPattern = matcher.group(2).equals("=~");
      String value = matcher.group(3);
      conditions.add(
          new Condition(
              matcher.group(1), isPattern ? List.of(value.split("\\|", -1)) : List.of(value)));
      end = matcher.end();
    }
    if (end != text.length()) {
      throw new IllegalArgumentException("not conditions: " + text);
    }
    return conditions;
  }

  /** {@return the labels by which an expression groups} */
  static Stream<String> groupings(String expression) {
    return GROUPING
        .matcher(expression)
        .results()
        .flatMap(it -> Stream.of(it.group(1).split(", ", -1)));
  }

  /** {@return whether there are such series, and one for each value that is named} */
  boolean isIn(Scrape scrape) {
    return scrape.names().contains(name)
        && conditions.stream()
            .allMatch(
                condition ->
                    condition.values().stream()
                        .allMatch(value -> matches(scrape, condition, value)));
  }

  /** All conditions together, one value of one of them at a time. */
  private boolean matches(Scrape scrape, Condition of, String value) {
    return scrape.series().stream()
        .filter(series -> series.name().equals(name))
        .filter(series -> of.holds(series, value))
        .anyMatch(
            series ->
                conditions.stream()
                    .allMatch(it -> it.values().stream().anyMatch(v -> it.holds(series, v))));
  }
}
