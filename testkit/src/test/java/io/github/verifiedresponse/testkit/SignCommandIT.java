package io.github.verifiedresponse.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar runs by itself. */
class SignCommandIT {
  private static final String SECRET = "a-secret-of-the-command-line-0123456789";

  private final Path folder;

  SignCommandIT(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void theJarRunsWithoutAnythingElse() throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    ProcessBuilder java =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-jar",
                    Objects.requireNonNull(System.getProperty("testkit.jar")),
                    "sign",
                    "--scheme",
                    "caf",
                    "--secret-env",
                    "CAF_CLIENT_SECRET",
                    "--in-json",
                    "/signedResponse"))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    java.environment().put("CAF_CLIENT_SECRET", SECRET);

    Process process = java.start();

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(Files.readString(output))
        .startsWith("curl -X POST 'http://127.0.0.1:8080/results'")
        .contains("\"signedResponse\"")
        .doesNotContain(SECRET);
    assertThat(process.exitValue()).isZero();
  }
}
