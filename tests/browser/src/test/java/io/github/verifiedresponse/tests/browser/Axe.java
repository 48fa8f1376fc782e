package io.github.verifiedresponse.tests.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The accessibility checks of axe-core, which run in the page. */
final class Axe {
  /** One line for each serious or critical finding: the rule, and the elements that break it. */
  static final String RUN =
      "axe.run().then(found => found.violations"
          + ".filter(({impact}) => ['serious', 'critical'].includes(impact))"
          + ".map(({id, nodes}) => id + ': ' + nodes.map(({html}) => html).join(' ')))";

  private Axe() {}

  static String script() {
    try (InputStream script = Axe.class.getResourceAsStream("/axe.min.js")) {
      return new String(
          Objects.requireNonNull(script, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> serious(Object findings) {
    return ((List<?>) findings).stream().map(String::valueOf).toList();
  }
}
