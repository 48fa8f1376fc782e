package io.github.verifiedresponse.mistake;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.DocumentedTable;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/errors.md} to the codes of {@link Mistake}. */
class MistakeDocumentationTest {
  @Test
  void thePageExplainsEveryCode() throws IOException {
    new DocumentedTable("errors.md", "mistakes").assertIs(table());
  }

  @Test
  void everyKindHasACodeOfItsOwn() {
    assertThat(Mistake.values())
        .extracting(Mistake::code)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("VR-[0-9]{4}"));
  }

  @Test
  void everyKindSaysWhatIsWrongAndWhatToDo() {
    assertThat(Mistake.values())
        .allSatisfy(
            kind ->
                assertThat(kind.meaning() + kind.fix())
                    .endsWith(".")
                    .doesNotContain("\n")
                    .doesNotContain("|"));
  }

  private static String table() {
    return Arrays.stream(Mistake.values())
        .map(it -> "| `%s` | %s | %s |\n".formatted(it.code(), it.meaning(), it.fix()))
        .collect(
            Collectors.joining("", "| code | what is wrong | what to do |\n|---|---|---|\n", ""));
  }
}
