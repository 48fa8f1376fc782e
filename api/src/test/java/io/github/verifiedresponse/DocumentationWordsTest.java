package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages use plain words: those of CONTRIBUTING.md's left column are in none of them. */
class DocumentationWordsTest {
  private static final String LIST = "words";

  /** Explains decisions to those who build this, in its own voice. */
  private static final String DECISIONS = "docs/decisions.md";

  @Test
  void findsNoWordOfTheListOnAnyPage() {
    List<Pattern> words = words();

    assertThat(words).hasSizeGreaterThan(10);
    for (Documentation page : Documentation.all()) {
      if (!page.name().equals(DECISIONS)) {
        assertThat(found(page, words)).as(page.name()).isEmpty();
      }
    }
  }

  @Test
  void findsAWordInEachOfItsForms() {
    Documentation page =
        new Documentation(
            "page", "The Doors are mended.\nIt walks round it, and\nis said to be a roomy house.");

    assertThat(found(page, words()))
        .containsExactly(
            "The Doors are mended.", "It walks round it, and", page.text().lines().toList().get(2));
  }

  private static List<String> found(Documentation page, List<Pattern> words) {
    return page.writtenWithout(LIST)
        .lines()
        .filter(line -> words.stream().anyMatch(word -> word.matcher(line).find()))
        .toList();
  }

  private static List<Pattern> words() {
    String page = Documentation.of("CONTRIBUTING.md").text();
    return page.substring(page.indexOf("<!-- words -->"), page.indexOf("<!-- /words -->"))
        .lines()
        .skip(3)
        .map(row -> row.split("\\|", -1)[1])
        .flatMap(cell -> Stream.of(cell.split(",", -1)))
        .map(String::strip)
        .map(DocumentationWordsTest::pattern)
        .toList();
  }

  private static Pattern pattern(String word) {
    String form = "(s|es|d|ed|ing)?";
    return Pattern.compile(
        "\\b" + word.replace(" ", form + " ") + form + "\\b", Pattern.CASE_INSENSITIVE);
  }
}
