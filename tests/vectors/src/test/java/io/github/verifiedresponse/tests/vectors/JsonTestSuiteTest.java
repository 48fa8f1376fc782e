package io.github.verifiedresponse.tests.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * JSONTestSuite. A signed thing is an object and most files are not, so each is read as the value
 * of a member; what must fail must fail as it stands, too.
 */
class JsonTestSuiteTest {
  private static final String FOLDER = "jsontestsuite/test_parsing";

  /** Good JSON that is refused, and why. */
  private static final Map<String, String> REFUSED_ON_PURPOSE =
      Map.of(
          "y_object_duplicated_key.json", "two readers may take different members",
          "y_object_duplicated_key_and_value.json", "two readers may take different members");

  @ParameterizedTest(name = "AT-165 {0}")
  @MethodSource("bad")
  void refusesBadJson(Name name, Path file) throws IOException {
    assertThat(accepts(bytes(file))).as("as it stands").isFalse();
    assertThat(accepts(asMember(file))).as("as a member").isFalse();
  }

  @ParameterizedTest(name = "AT-166 {0}")
  @MethodSource("good")
  void takesGoodJsonButDuplicates(Name name, Path file) throws IOException {
    assertThat(accepts(asMember(file)))
        .as(REFUSED_ON_PURPOSE.getOrDefault(name.text(), "good JSON"))
        .isEqualTo(!REFUSED_ON_PURPOSE.containsKey(name.text()));
  }

  @ParameterizedTest(name = "AT-167 {0}")
  @MethodSource("free")
  void decidesWhatTheStandardLeavesFreeAsTheTableSays(Name name, Path file) throws IOException {
    assertThat(accepts(asMember(file)) ? "taken" : "refused")
        .isEqualTo(decisions().get(name.text()));
  }

  @Test
  @DisplayName("AT-165, AT-166, AT-167 asks 188 bad, 95 good and 35 free files")
  void asksAllFiles() throws IOException {
    assertThat(bad()).hasSize(188);
    assertThat(good()).hasSize(95);
    assertThat(free().map(row -> ((Name) row[0]).text()).toList())
        .hasSize(35)
        .containsExactlyInAnyOrderElementsOf(decisions().keySet());
  }

  static Stream<Object[]> bad() {
    return files("n_");
  }

  static Stream<Object[]> good() {
    return files("y_");
  }

  static Stream<Object[]> free() {
    return files("i_");
  }

  private static Stream<Object[]> files(String prefix) {
    return VectorFiles.files(FOLDER, prefix).stream()
        .map(file -> new Object[] {new Name(String.valueOf(file.getFileName())), file});
  }

  /** File, decision and reason, one in a line. */
  private static Map<String, String> decisions() throws IOException {
    Map<String, String> decisions = new TreeMap<>();
    for (String line : Resources.lines("json-test-suite.csv")) {
      List<String> cells = List.of(line.split(",", 3));
      assertThat(Set.of("taken", "refused")).contains(cells.get(1));
      decisions.put(cells.get(0), cells.get(1));
    }
    return decisions;
  }

  private static byte[] asMember(Path file) throws IOException {
    ByteArrayOutputStream member = new ByteArrayOutputStream();
    member.writeBytes("{\"v\":".getBytes(StandardCharsets.US_ASCII));
    member.writeBytes(bytes(file));
    member.write('}');
    return member.toByteArray();
  }

  private static byte[] bytes(Path file) throws IOException {
    return Files.readAllBytes(file);
  }

  private static boolean accepts(byte[] json) {
    try {
      Content.copyOf(json).toJsonObject();
      return true;
    } catch (RejectedException refused) {
      assertThat(refused.reason()).isIn(Reason.MALFORMED, Reason.TOO_LARGE);
      return false;
    }
  }

  /** Of a file, so that a test's name does not hold the path. */
  record Name(String text) {
    @Override
    public String toString() {
      return text;
    }
  }
}
