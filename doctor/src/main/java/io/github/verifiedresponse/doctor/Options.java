package io.github.verifiedresponse.doctor;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The options of a command line, each a name and a value. */
final class Options {
  private static final Set<String> NAMES =
      Set.of(
          "--scheme",
          "--variant",
          "--algorithm",
          "--config",
          "--key-format",
          "--carrier",
          "--max-age",
          "--clock-skew",
          "--at",
          "--secret-env",
          "--secret-file",
          "--previous-secret-env",
          "--previous-secret-file",
          "--public-key-file",
          "--request",
          "--curl",
          "--body",
          "--header",
          "--method",
          "--target");
  private static final Set<String> REPEATABLE = Set.of("--config", "--header");

  private final Map<String, List<String>> values = new LinkedHashMap<>();

  /**
   * Reads the arguments.
   *
   * @throws IllegalArgumentException when one is unknown, has no value or is repeated; the message
   *     quotes no value
   */
  Options(List<String> arguments) {
    for (int i = 0; i < arguments.size(); i += 2) {
      String name = arguments.get(i);
      if (!NAMES.contains(name)) {
        throw new IllegalArgumentException(
            "argument %s is not an option%s: see --help"
                .formatted(
                    String.valueOf(i + 1),
                    name.startsWith("--secret")
                        ? " (a secret is never an argument: use --secret-env or --secret-file)"
                        : ""));
      }
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException(name + " has no value: add one");
      }
      List<String> all = values.computeIfAbsent(name, it -> new ArrayList<>());
      if (!all.isEmpty() && !REPEATABLE.contains(name)) {
        throw new IllegalArgumentException(name + " is there twice: keep one");
      }
      all.add(arguments.get(i + 1));
    }
  }

  Optional<String> find(String name) {
    return all(name).stream().findFirst();
  }

  List<String> all(String name) {
    return values.getOrDefault(name, List.of());
  }

  String required(String name) {
    return find(name)
        .orElseThrow(() -> new IllegalArgumentException(name + " is missing: see --help"));
  }

  /**
   * {@return which of some alternatives is there}
   *
   * @throws IllegalArgumentException when more than one is
   */
  Optional<String> oneOf(String... names) {
    List<String> there = List.of(names).stream().filter(values::containsKey).toList();
    if (there.size() > 1) {
      throw new IllegalArgumentException("use one of " + String.join(", ", there));
    }
    return there.stream().findFirst();
  }

  /** Shows the names only. */
  @Override
  public String toString() {
    return "Options" + values.keySet();
  }
}
