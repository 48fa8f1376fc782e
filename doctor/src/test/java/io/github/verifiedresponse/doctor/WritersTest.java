package io.github.verifiedresponse.doctor;

import static io.github.verifiedresponse.doctor.Signed.NOW;
import static io.github.verifiedresponse.doctor.Signed.SECRET;
import static io.github.verifiedresponse.doctor.Signed.base64;
import static io.github.verifiedresponse.doctor.Signed.bytes;
import static io.github.verifiedresponse.doctor.Signed.hex;
import static io.github.verifiedresponse.doctor.Signed.hmac;
import static io.github.verifiedresponse.doctor.Signed.shufti;
import static io.github.verifiedresponse.doctor.Signed.shuftiLegacy;
import static io.github.verifiedresponse.doctor.Signed.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.abort;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The files of other languages are what these languages write, where they are installed. */
class WritersTest {
  private static final Path SCRIPTS = Path.of("src/test");
  private static final Path FILES =
      Path.of("src/test/resources/io/github/verifiedresponse/doctor").toAbsolutePath();
  private static final int MOST_SECONDS = 60;

  @ParameterizedTest(name = "{0}")
  @CsvSource({"php, php/write.php, 9", "node, node/write.mjs, 4", "python3, python/write.py, 7"})
  void aLanguageWritesItsFiles(String command, Path script, int count, @TempDir Path folder)
      throws Exception {
    run(command, script, folder);

    try (Stream<Path> written = Files.list(folder)) {
      List<Path> files = written.toList();
      assertThat(files)
          .hasSize(count)
          .allSatisfy(file -> assertThat(file).hasSameBinaryContentAs(recorded(file)));
    }
  }

  private static Path recorded(Path file) {
    return FILES.resolve(file.getFileName());
  }

  private static void run(String command, Path script, Path folder) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder(command, SCRIPTS.resolve(script).toString(), folder.toString())
              .redirectInput(recorded(Path.of("node.json")).toFile())
              .redirectOutput(Redirect.INHERIT)
              .redirectError(Redirect.INHERIT)
              .start();
    } catch (IOException notInstalled) {
      abort("not run, there is no " + command);
      return;
    }
    assertThat(process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)).as(command + " ends").isTrue();
    assertThat(process.exitValue()).isZero();
  }

  @Test
  void jacksonWritesItsFile() throws IOException {
    ObjectMapper mapper = new ObjectMapper();

    assertThat(
            mapper
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(mapper.readTree(text("node.json"))))
        .isEqualTo(text("jackson-indent.json"));
  }

  @Test
  void phpSignsAsTheTestsDo() {
    String body = text("php.json");
    String slack = "v0:" + NOW.getEpochSecond() + ":" + text("php-form.txt");
    String square = "https://www.example.com/hooks" + body;

    assertThat(text("php-signatures.txt").lines())
        .containsExactly(
            "shufti-pro " + shufti(body),
            "shufti-pro-legacy " + shuftiLegacy(bytes(body), SECRET),
            "slack v0=" + hex(hmac(SECRET, slack)),
            "square " + base64(hmac(SECRET, square)));
  }
}
