package io.github.verifiedresponse.tests;

import static java.util.stream.Collectors.toMap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Somebody else's 318 files of good and bad JSON: a clone may be without them. */
final class JsonTestSuite {
  /** Beside the project, seen from a server's module. */
  private static final String BESIDE = "../../../../shared/vectors";

  /** What the units, too, are held to where the standard leaves it open. */
  private static final Path DECISIONS =
      Path.of("..", "..", "vectors", "src", "test", "resources", "json-test-suite.csv");

  private static final Set<String> GOOD_BUT_REFUSED =
      Set.of("y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json");

  private JsonTestSuite() {}

  /** One file; each character of it stands for a byte. */
  record Text(String name, String json, boolean taken) {
    boolean isBad() {
      return name.startsWith("n_");
    }
  }

  /** Bad, good and free ones in turn; or skips the test that asks. */
  static List<Text> texts() {
    Path folder = Path.of(System.getProperty("vectors", BESIDE), "jsontestsuite", "test_parsing");
    Assumptions.assumeTrue(
        Files.isDirectory(folder),
        "JSONTestSuite was not there: -Dvectors=… names the folder that holds jsontestsuite");
    Map<String, Boolean> decisions = decisions();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> text(file, decisions))
          .sorted(Comparator.comparing(text -> text.name().substring(2)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Text text(Path file, Map<String, Boolean> decisions) {
    String name = String.valueOf(file.getFileName());
    boolean good = name.startsWith("y_") && !GOOD_BUT_REFUSED.contains(name);
    try {
      return new Text(
          name,
          Files.readString(file, StandardCharsets.ISO_8859_1),
          decisions.getOrDefault(name, good));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Boolean> decisions() {
    try (Stream<String> lines = Files.lines(DECISIONS)) {
      return lines
          .skip(1)
          .map(line -> line.split(",", 3))
          .collect(toMap(cells -> cells[0], cells -> cells[1].equals("taken")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
