package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/errors.md} to the codes of {@link Mistake}. */
class MistakeDocumentationTest {
  private static final Path PAGE = Path.of("..", "docs", "errors.md");
  private static final String START = "<!-- mistakes -->\n";
  private static final String END = "<!-- /mistakes -->";

  @Test
  void thePageExplainsEveryCode() throws IOException {
    String page = Files.readString(PAGE);
    assertThat(page).containsOnlyOnce(START).containsOnlyOnce(END);
    String table = page.substring(page.indexOf(START) + START.length(), page.indexOf(END));
    if (Boolean.getBoolean("mistakes.write")) {
      Files.writeString(PAGE, page.replace(START + table, START + table()));
      return;
    }

    assertThat(table).as("run this test with -Dmistakes.write=true").isEqualTo(table());
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
