package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages use plain words: those of CONTRIBUTING.md's left column are in none of them. */
class DocumentationWordsTest {
  private static final String LIST = "words";

  private static final Pattern PUBLISHED =
      Pattern.compile(
          "/(api|filter|jaxrs|testkit|doctor|integrations/[^/]+|integrations/quarkus/[^/]+)"
              + "/src/main/java/.*\\.java$");

  /** Comments and strings. */
  private static final Pattern TEXT =
      Pattern.compile("/\\*.*?\\*/|//[^\\n]*|\"(?:\\\\.|[^\"\\\\\\n])*+\"", Pattern.DOTALL);

  /** Named so in the project's specification. */
  private static final String KEPT_NAME = " ofSomebodyElse()";

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

  /** Javadoc, comments, messages and names of settings: what a user of the library can read. */
  @Test
  void findsNoWordOfTheListInTheCode() {
    List<Pattern> words = words();
    List<Path> sources = sources();

    assertThat(sources).hasSizeGreaterThan(300);
    for (Path source : sources) {
      assertThat(TEXT.matcher(read(source)).results().map(DocumentationWordsTest::sentence))
          .as(source.toString())
          .noneMatch(text -> words.stream().anyMatch(word -> word.matcher(text).find()));
    }
  }

  /** Public names are written by users, and reports show those of constants. */
  @Test
  void findsNoWordOfTheListInAPublicName() {
    List<Pattern> words = words();
    String names = read(Documentation.root().resolve(".ci/release/public-api.txt"));

    assertThat(
            names
                .lines()
                .filter(name -> !name.endsWith(KEPT_NAME))
                .map(DocumentationWordsTest::parts))
        .hasSizeGreaterThan(1000)
        .noneMatch(name -> words.stream().anyMatch(word -> word.matcher(name).find()));
  }

  @Test
  void findsAWordInANameOfSeveral() {
    assertThat(words()).anyMatch(word -> word.matcher(parts("ofTheDOORS_HOUSE")).find());
    assertThat(words()).anyMatch(word -> word.matcher(parts("writtenAnewBy")).find());
  }

  @Test
  void readsASentenceOfSeveralLines() {
    String code = "/**\n * No mat goes round the\n * door.\n */\nint i = 1;";

    assertThat(TEXT.matcher(code).results().map(DocumentationWordsTest::sentence))
        .containsExactly("/** No mat goes round the door. */");
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

  /** Of the published modules: samples are in the voice of an application, tests in another. */
  private static List<Path> sources() {
    return SourceTree.files().stream()
        .filter(file -> PUBLISHED.matcher(file.toString().replace('\\', '/')).find())
        .toList();
  }

  private static String read(Path source) {
    try {
      return Files.readString(source);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@return the words of camel case and of constants} */
  private static String parts(String names) {
    return names.replaceAll("(?<=[a-z])(?=[A-Z])|[._]", " ");
  }

  private static String sentence(MatchResult text) {
    return text.group().replaceAll("\\s*\\R\\s*\\*(?!/)\\s?", " ").replaceAll("\\s*\\R\\s*", " ");
  }

  private static List<String> found(Documentation page, List<Pattern> words) {
    String text = page.text();
    int list = text.indexOf("<!-- " + LIST + " -->");
    String checked =
        list < 0 ? text : text.substring(0, list) + text.substring(text.indexOf("<!-- /" + LIST));
    return checked
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
