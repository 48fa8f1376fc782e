package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What pages tell their readers to type can be typed into {@code sh}. */
class DocumentationShellTest {
  @Test
  void eachSnippetIsOfPlainSh() throws Exception {
    int snippets = 0;
    for (Documentation page : Documentation.all()) {
      for (String code : page.code("sh")) {
        assertThat(complaint(code)).as("%s: %s", page.name(), code).isEmpty();
        snippets++;
      }
    }
    assertThat(snippets).isGreaterThan(10);
  }

  @Test
  void asksTheShell() throws Exception {
    assertThat(complaint("if true; then echo yes")).isNotEmpty();
  }

  @Test
  void theReadmeHasTheTwoCommandsEachOnALineOfItsOwn() {
    assertThat(Documentation.of("README.md").code("sh"))
        .contains("mvn verify\n", "mvn -q -Prun -pl samples/embedded -am package\n");
  }

  /** What it runs is written in it: a change of the page must not choose that. */
  @Test
  void theCheckOfAChangeTakesNoCommandFromTheReadme() throws Exception {
    String check = Files.readString(Path.of("..", ".ci", "run"));

    assertThat(check).doesNotContain("bash -c", "sh -c", "eval ", "source ");
    assertThat(check.lines().filter(line -> line.contains("README.md")))
        .containsExactly(
            "grep -qxF \"$command\" README.md || { echo \"README.md has another test command than:"
                + " $command\"; exit 1; }");
    assertThat(check).containsOnlyOnce("command='mvn verify'");
  }

  /** {@return what sh says of code that it reads and does not run} */
  private static String complaint(String code) throws IOException, InterruptedException {
    Process sh = new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
    sh.getOutputStream().write(code.getBytes(StandardCharsets.UTF_8));
    sh.getOutputStream().close();
    String said = new String(sh.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return sh.waitFor() == 0 ? said : said + "refused";
  }
}
