package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What users have to read stays short. Words are counted with the code of examples, and without the
 * tables that are written from code, which are looked up and not read. So are the measurements of
 * {@code docs/figures}, which tools write and {@code performance.md} sums up. {@code decisions.md}
 * is for those who build this, and has a limit of its own.
 */
class DocumentationBudgetTest {
  private static final int WORDS_OF_DOCS = 16_000;
  private static final int WORDS_OF_DECISIONS = 10_000;
  private static final int LINES_OF_README = 140;
  private static final String DECISIONS = "docs/decisions.md";
  private static final Pattern WORD = Pattern.compile("\\S*[\\p{L}\\p{N}]\\S*");

  @Test
  void docsHaveNoMoreWordsThanTheirBudget() {
    long words =
        Documentation.in("docs").stream()
            .filter(page -> !page.name().equals(DECISIONS))
            .mapToLong(DocumentationBudgetTest::words)
            .sum();

    assertThat(words).isBetween(WORDS_OF_DOCS / 2L, (long) WORDS_OF_DOCS);
  }

  @Test
  void decisionsHaveNoMoreWordsThanTheirs() {
    assertThat(words(Documentation.of(DECISIONS))).isLessThanOrEqualTo(WORDS_OF_DECISIONS);
  }

  @Test
  void theReadmeIsReadOnAFewScreens() {
    assertThat(Documentation.of("README.md").text().lines().count())
        .isLessThanOrEqualTo(LINES_OF_README);
  }

  private static long words(Documentation page) {
    return WORD.matcher(page.written()).results().count();
  }
}
