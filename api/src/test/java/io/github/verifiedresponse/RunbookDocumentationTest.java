package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.message.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Holds the runbook of {@code docs/operate.md} to the enum {@link Reason}. */
class RunbookDocumentationTest {
  private static final Path PAGE = Path.of("..", "docs", "operate.md");
  private static final int COLUMNS = 4;

  /** {@return the cells of each row, without the table's head} */
  private static List<List<String>> rows() throws IOException {
    return Files.readAllLines(PAGE).stream()
        .dropWhile(line -> !line.equals("<!-- runbook -->"))
        .takeWhile(line -> !line.equals("<!-- /runbook -->"))
        .skip(3)
        .map(line -> Arrays.stream(line.split("\\|", -1)).map(String::strip).toList())
        .map(cells -> cells.subList(1, cells.size() - 1))
        .toList();
  }

  @Test
  void hasARowForEachReasonInTheOrderOfTheEnum() throws IOException {
    assertThat(rows())
        .extracting(row -> row.get(0))
        .containsExactlyElementsOf(
            Arrays.stream(Reason.values()).map(reason -> "`" + reason.code() + "`").toList());
  }

  @Test
  void saysOfEachWhatItMeansWhereToLookAndWhetherCustomersAreAffected() throws IOException {
    assertThat(rows())
        .allSatisfy(
            row -> {
              assertThat(row).as("means, look first at, customers").hasSize(COLUMNS);
              assertThat(row.subList(1, COLUMNS))
                  .allSatisfy(cell -> assertThat(cell).endsWith("."));
              assertThat(row.get(COLUMNS - 1)).matches("(Yes|No|Little)\\b.*");
            });
  }
}
