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

/**
 * {@code tests/cases.tsv} has a row for each fault that was found by trying the product, with the
 * tests that would find it again: each of them exists.
 */
class CasesTest {
  private static final Path ROOT = Path.of("..");
  private static Map<String, String> sources = Map.of();

  /** A row of the table. */
  private record Row(String id, List<String> tests, String open) {
    static Row of(String line) {
      String[] fields = line.split("\t", -1);
      assertThat(fields).as(line).hasSize(4);
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
            .filter(file -> file.toString().matches(".*/src/(test|main)/.*(Test|IT)\\.java"))
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
    Stream<String> guards = IntStream.rangeClosed(1, 10).mapToObj(number -> "B" + number);
    Stream<String> seen = IntStream.rangeClosed(1, 23).mapToObj(number -> "D" + number);

    assertThat(rows().stream().map(Row::id))
        .containsExactlyElementsOf(
            Stream.of(guards, Stream.of("C5", "C9", "C10", "C11", "C19"), seen)
                .flatMap(each -> each)
                .toList());
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

  /** Whether there is such a method, with an annotation that makes it a test. */
  private static boolean isThere(String type, String method) {
    String source = sources.getOrDefault(type, "");
    int at = source.indexOf(" void " + method + "(");
    String since = at < 0 ? "" : source.substring(0, at);
    String own = since.substring(since.lastIndexOf("\n  }\n") + 1);
    return own.contains("@Test") || own.contains("@ParameterizedTest");
  }
}
