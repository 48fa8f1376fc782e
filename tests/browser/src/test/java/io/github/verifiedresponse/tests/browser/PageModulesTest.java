package io.github.verifiedresponse.tests.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The files of the sample's page: short, and their imports point one way. */
class PageModulesTest {
  private static final Path PAGE = Path.of("../../samples/onboarding/src/main/webapp");
  private static final int LINES = 300;
  private static final Pattern IMPORT = Pattern.compile("(?m)^import .*'\\./([a-z-]+\\.js)';$");

  @Test
  void eachFileIsShorterThan300Lines() throws IOException {
    for (Path file : files("")) {
      assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThan(LINES);
    }
  }

  @Test
  void noModuleImportsItselfByWayOfOthers() throws IOException {
    Map<String, Set<String>> left = imports();
    for (Set<String> before = Set.of(); !before.equals(left.keySet()); ) {
      before = Set.copyOf(left.keySet());
      Set<String> unresolved = before;
      left.values().removeIf(imported -> Collections.disjoint(imported, unresolved));
    }

    assertThat(left).as("modules in a cycle, and those above them").isEmpty();
  }

  @Test
  void theEntryImportsEachModule() throws IOException {
    Map<String, Set<String>> imports = imports();
    Set<String> reached = new TreeSet<>();
    for (Set<String> next = Set.of("app.js"); reached.addAll(next); ) {
      next =
          next.stream()
              .flatMap(name -> Objects.requireNonNull(imports.get(name), name).stream())
              .collect(Collectors.toUnmodifiableSet());
    }

    assertThat(reached).isEqualTo(imports.keySet());
  }

  private static Map<String, Set<String>> imports() throws IOException {
    Map<String, Set<String>> imports = new TreeMap<>();
    for (Path file : files(".js")) {
      imports.put(
          file.getFileName().toString(),
          IMPORT
              .matcher(Files.readString(file))
              .results()
              .map((MatchResult found) -> found.group(1))
              .collect(Collectors.toSet()));
    }
    assertThat(imports).containsKey("app.js");
    return imports;
  }

  private static List<Path> files(String ending) throws IOException {
    try (Stream<Path> files = Files.list(PAGE)) {
      return files
          .filter(file -> Files.isRegularFile(file) && file.toString().endsWith(ending))
          .toList();
    }
  }
}
