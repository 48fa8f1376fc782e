package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * {@code tests/cases.tsv} has a row for each fault that was found by trying the product, with the
 * tests that would find it again: each of them exists. Its last column says what the fault was seen
 * to do before it was fixed.
 */
class CasesTest {
  private static final Path ROOT = Path.of("..");
  private static Map<String, String> sources = Map.of();

  /** A row of the table. */
  private record Row(String id, List<String> tests, String open) {
    static Row of(String line) {
      String[] fields = line.split("\t", -1);
      assertThat(fields).as(line).hasSize(5);
      return new Row(
          fields[0],
          Stream.of(fields[2].split(", ", -1)).filter(it -> !it.isEmpty()).toList(),
          fields[3]);
    }
  }

  private static List<Row> rows() throws IOException {
    return Files.readAllLines(ROOT.resolve("tests/cases.tsv")).stream()
        .skip(1)
        .map(Row::of)
        .toList();
  }

  /** The sources of all tests, by the names of their classes. */
  @BeforeAll
  static void readSources() {
    sources =
        SourceTree.files().stream()
            .filter(file -> file.toString().matches(".*/src/test/.*\\.java|.*/tests/.*\\.java"))
            .collect(
                Collectors.toMap(
                    file -> file.getFileName().toString().replace(".java", ""),
                    CasesTest::text,
                    String::concat));
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new AssertionError(file.toString(), e);
    }
  }

  @Test
  void haveARowEach() throws IOException {
    assertThat(rows().stream().map(Row::id))
        .containsExactlyElementsOf(
            Stream.of(numbers("A", 11), numbers("B", 10), numbers("C", 19), numbers("D", 23))
                .flatMap(each -> each)
                .toList());
  }

  private static Stream<String> numbers(String letter, int last) {
    return IntStream.rangeClosed(1, last).mapToObj(number -> letter + number);
  }

  @Test
  void haveATestThatExistsOrAReasonWhyThereIsNone() throws IOException {
    for (Row row : rows()) {
      assertThat(row.tests().isEmpty() && row.open().isEmpty()).as(row.id()).isFalse();
      for (String test : row.tests()) {
        String[] classAndMethod = test.split("#", -1);
        assertThat(isThere(classAndMethod[0], classAndMethod[1]))
            .as("%s: %s", row.id(), test)
            .isTrue();
      }
    }
  }

  /** What containers, frameworks and protocols could do otherwise is in what all servers run. */
  @ParameterizedTest
  @ValueSource(
      strings = {"A1", "A2", "A3", "A4", "A5", "A6", "A9", "A11", "C1", "C2", "C3", "C4", "C6"})
  void areAskedOnEveryServerWhereItCanDiffer(String id) throws IOException {
    assertThat(
            rows().stream().filter(row -> row.id().equals(id)).flatMap(row -> row.tests().stream()))
        .anyMatch(CasesTest::isOfEveryServer);
  }

  private static boolean isOfEveryServer(String test) {
    String source = sources.getOrDefault(test.replaceFirst("#.*", ""), "");
    return source.contains("@Tag(ShortForm.TAG)");
  }

  /** Whether there is such a method, with an annotation that makes it a test. */
  private static boolean isThere(String type, String method) {
    String source = sources.getOrDefault(type, "");
    int at = source.indexOf(" void " + method + "(");
    String since = at < 0 ? "" : source.substring(0, at);
    String own = since.substring(since.lastIndexOf("\n  }\n") + 1);
    return own.contains("@Test") || own.contains("@ParameterizedTest");
  }
}
