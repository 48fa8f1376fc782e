package io.github.verifiedresponse.tests.vectors;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Other people's test vectors: not part of this project, so a clone may be without them. */
public final class VectorFiles {
  /** Beside the project, seen from this module. */
  private static final String BESIDE = "../../../shared/vectors";

  private VectorFiles() {}

  /** Returns a file or folder, or skips the test that asks. */
  public static Path path(String name) {
    Path directory = Path.of(System.getProperty("vectors", BESIDE)).toAbsolutePath().normalize();
    Path path = directory.resolve(name);
    assumeTrue(
        Files.exists(path),
        "no " + name + " in " + directory + ": name the folder that has it with -Dvectors=…");
    return path;
  }

  public static JsonNode json(String name) {
    try {
      return new ObjectMapper().readTree(path(name).toFile());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the tests of a file of Wycheproof, each with its group. */
  public static Stream<WycheproofCase> wycheproof(String name) {
    return elements(json("wycheproof/" + name).get("testGroups"))
        .flatMap(
            group -> elements(group.get("tests")).map(test -> new WycheproofCase(group, test)));
  }

  /** Returns the files of a folder whose names start so, in order. */
  public static List<Path> files(String folder, String prefix) {
    try (Stream<Path> files = Files.list(path(folder))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  public static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
