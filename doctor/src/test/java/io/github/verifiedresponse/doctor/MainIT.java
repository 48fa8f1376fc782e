package io.github.verifiedresponse.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar runs by itself. */
class MainIT {
  private static final String BODY = "{\"reference\":\"r-17\",\"event\":\"verification.accepted\"}";

  private final Path folder;

  MainIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void theJarRunsWithoutAnythingElse() throws IOException, InterruptedException {
    Path body = Files.writeString(folder.resolve("body.json"), BODY + "\n");
    Path output = folder.resolve("output");
    ProcessBuilder java =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-jar",
                    Objects.requireNonNull(System.getProperty("doctor.jar")),
                    "--scheme",
                    "shufti-pro",
                    "--secret-env",
                    "SHUFTI_SECRET_KEY",
                    "--body",
                    body.toString(),
                    "--header",
                    "Signature: " + Signed.shufti(BODY)))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    java.environment().put("SHUFTI_SECRET_KEY", Signed.SECRET);

    Process process = java.start();

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(output, StandardCharsets.UTF_8))
        .contains("final-line-break-added", "  Fix: ")
        .doesNotContain(Signed.SECRET, "r-17");
    assertThat(process.exitValue()).isEqualTo(1);
  }
}
