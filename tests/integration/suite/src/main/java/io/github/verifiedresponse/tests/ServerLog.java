package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.probe.MacScheme;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/** What the server under test has written, in the file that the property server.log names. */
final class ServerLog {
  private static final Path FILE =
      Path.of(Objects.requireNonNull(System.getProperty("server.log"), "server.log"));

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private ServerLog() {}

  /** All of it, or nothing when no server has written yet. */
  static String text() {
    if (!Files.exists(FILE)) {
      return "";
    }
    try {
      // a server may write in the platform's charset: what is looked for is ASCII
      return Files.readString(FILE, StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new AssertionError(FILE + " cannot be read", e);
    }
  }

  /** What was written since, once it holds the words: a server may answer before it has written. */
  static String since(int seen, String words) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    String written = text().substring(seen);
    while (!written.contains(words) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
      written = text().substring(seen);
    }
    return written;
  }

  /** Neither a secret, nor a token's header, nor anything of a payload that the probe was sent. */
  static void assertHoldsNothingThatWasSent() {
    assertThat(text())
        .contains("verifier caf")
        .doesNotContain(
            Vendors.CAF_SECRET, MacScheme.SECRET, Probe.PERSON, Probe.REQUEST_ID, "eyJhbGciOi");
  }
}
