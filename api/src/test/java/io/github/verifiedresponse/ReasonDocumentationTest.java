package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.message.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/errors.md} to the enum. */
class ReasonDocumentationTest {
  private static final Path PAGE = Path.of("..", "docs", "errors.md");

  @Test
  void listsEveryReasonWithItsStatusAndTitle() throws IOException {
    new DocumentedTable("errors.md", "reasons").assertIs(table());
  }

  @Test
  void explainsEveryReasonInTheOrderOfTheEnum() throws IOException {
    List<String> sections =
        Files.readAllLines(PAGE).stream().filter(line -> line.startsWith("### ")).toList();

    assertThat(sections)
        .containsExactlyElementsOf(
            Arrays.stream(Reason.values()).map(reason -> "### `" + reason.code() + "`").toList());
  }

  private static String table() {
    return Arrays.stream(Reason.values())
        .map(
            reason ->
                "| `" + reason.code() + "` | " + reason.status() + " | " + reason.title() + " |\n")
        .collect(Collectors.joining("", "| reason | status | title |\n|---|---|---|\n", ""));
  }
}
