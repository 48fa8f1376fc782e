package io.github.verifiedresponse.tests.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.config.Verifiers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Requests that Node's crypto signed by the vendors' pages, on the way of a deployment: settings,
 * verifier, message. {@code src/test/node/sign.mjs} makes them, and shares no code with the
 * product; each is asked under the key that signed it, and under another one.
 */
class NodeOracleTest {
  private static final Path SCRIPT = Path.of("src/test/node/sign.mjs");
  private static final Path FIXTURES = Path.of("src/test/resources/node-oracles.json");
  private static final int LEAST_ROWS = 12;
  private static final int FAMILIES = 6;
  private static final int MOST_SECONDS = 60;

  @Test
  void acceptsWhatNodeHasSigned() throws Exception {
    assertRight("fixtures", FIXTURES);
  }

  @Test
  void acceptsWhatNodeSignsNow(@TempDir Path folder) throws Exception {
    Path made = folder.resolve("made.json");
    Process node;
    try {
      node =
          new ProcessBuilder("node", SCRIPT.toString())
              .redirectOutput(made.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
    } catch (IOException notInstalled) {
      String notRun = "node oracles, signed now: not run, there is no node";
      System.out.println(notRun);
      abort(notRun);
      return;
    }
    assertThat(node.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as("node ends").isTrue();
    assertThat(node.exitValue()).isZero();

    assertRight("signed now", made);
  }

  private static void assertRight(String what, Path file) throws IOException {
    TreeSet<String> rows = new TreeSet<>();
    TreeSet<String> families = new TreeSet<>();
    List<String> wrong = new ArrayList<>();
    int asked = 0;
    for (JsonNode json : new ObjectMapper().readTree(Files.readString(file))) {
      SchemeVector vector = new SchemeVector(what, asked++, json);
      rows.add(vector.row());
      families.add(json.path("family").asText());
      Verification verification =
          Verifiers.of(vector.settings(), TestClock.at(vector.now()))
              .named("vector")
              .verify(vector.message());
      if (!SchemeVectorsTest.isRight(vector, verification)) {
        wrong.add(vector + ": " + verification);
      }
    }
    System.out.printf(
        "node oracles, %s: %s asked of %s rows in %s families, %s wrong%n",
        what, asked, rows.size(), families.size(), wrong.size());
    assertThat(wrong).isEmpty();
    assertThat(rows).hasSizeGreaterThanOrEqualTo(LEAST_ROWS);
    assertThat(families).hasSize(FAMILIES);
  }
}
