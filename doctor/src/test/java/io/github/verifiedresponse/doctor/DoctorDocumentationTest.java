package io.github.verifiedresponse.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds {@code docs/doctor.md} to {@link Fault#all()}; {@code -Dfaults.write=true} writes it. */
class DoctorDocumentationTest {
  private static final Path PAGE = Path.of("../docs/doctor.md");
  private static final String BEGIN = "<!-- faults -->\n";
  private static final String END = "<!-- /faults -->\n";

  @Test
  void thePageExplainsEveryMistake() throws IOException {
    String page = Files.readString(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    int end = page.indexOf(END);
    if (Boolean.getBoolean("faults.write")) {
      Files.writeString(PAGE, page.substring(0, begin) + table() + page.substring(end));
      return;
    }

    assertThat(page.substring(begin, end)).isEqualTo(table());
  }

  @Test
  void everyMistakeIsSaidInSentences() {
    assertThat(Fault.all())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            fault -> {
              assertThat(fault.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
              assertThat(fault.diagnosis()).endsWith(".").doesNotContain("|", "\n");
              assertThat(fault.fix()).endsWith(".").doesNotContain("|", "\n");
            });
  }

  private static String table() {
    return Fault.all().stream()
        .map(it -> "| `%s` | %s | %s |\n".formatted(it.name(), it.diagnosis(), it.fix()))
        .collect(Collectors.joining("", "| mistake | what it is | fix |\n|---|---|---|\n", ""));
  }
}
