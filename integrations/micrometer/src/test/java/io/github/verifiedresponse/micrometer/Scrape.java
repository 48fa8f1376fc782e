package io.github.verifiedresponse.micrometer;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Our series of what Prometheus scrapes.
 *
 * @param series in the order of the text
 */
record Scrape(List<Series> series) {
  private static final String PREFIX = "verified_response_";
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"([^\"]*)\"");

  /**
   * One line.
   *
   * @param name such as {@code verified_response_requests_total}
   */
  record Series(String name, Map<String, String> labels, double value) {
    private static Series of(String line) {
      Map<String, String> labels = new LinkedHashMap<>();
      LABEL.matcher(line).results().forEach(it -> labels.put(it.group(1), it.group(2)));
      return new Series(
          line.split("[{ ]", 2)[0],
          labels,
          Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)));
    }
  }

  static Scrape of(PrometheusMeterRegistry registry) {
    return new Scrape(
        registry.scrape().lines().filter(line -> line.startsWith(PREFIX)).map(Series::of).toList());
  }

  /** {@return the names of all series, sorted} */
  Set<String> names() {
    return series.stream().map(Series::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** {@return the names of all labels} */
  Set<String> labels() {
    return series.stream()
        .map(Series::labels)
        .map(Map::keySet)
        .flatMap(Collection::stream)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
