package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.RefusedSettings.assertRefused;
import static io.github.verifiedresponse.config.TestSettings.OTHER_SECRET;
import static io.github.verifiedresponse.config.TestSettings.SECRET;
import static io.github.verifiedresponse.config.TestSettings.caf;
import static io.github.verifiedresponse.config.TestSettings.settingsOf;
import static io.github.verifiedresponse.config.TestSettings.with;
import static io.github.verifiedresponse.config.TestSettings.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.verifiedresponse.LogCapture;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A secret is there, once, and strong enough, or the application does not start. */
class SecretSettingsTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource("secrets")
  void refusesASecret(String row, Map<String, String> settings, String message) {
    assertRefused(settings, message);
  }

  static Stream<Object[]> secrets() {
    String name = "verified-response.caf.secret";
    return Stream.of(
        row(
            "missing",
            without(caf(), name),
            name + " is not set: set exactly one of secret, secret-env, secret-file"),
        row("AT-040 blank", caf("secret", " "), name + " is blank: set it to the vendor's secret"),
        row("AT-040 empty", caf("secret", ""), name + " is not set: set exactly one of"),
        row(
            "AT-040 15 bytes",
            caf("secret", "x".repeat(15)),
            name + " is shorter than 32 bytes: ask the vendor"),
        row(
            "AT-040 15 bytes where short ones are allowed",
            caf("secret", "x".repeat(15), "allow-short-secret", "true"),
            name + " is shorter than 16 bytes: ask the vendor"),
        row(
            "AT-041 31 bytes",
            caf("secret", "x".repeat(31)),
            name
                + " is shorter than 32 bytes: ask the vendor for a longer one, or accept it with"
                + " allow-short-secret=true"),
        row(
            "AT-043 unresolved",
            caf("secret", "${CAF_SECRET}"),
            name + " contains an unresolved ${…}: define that variable"),
        row(
            "AT-043 sample",
            caf("secret", "changeme"),
            name + " is a sample value: set it to the secret that the vendor gave you"),
        row(
            "AT-043 line break",
            caf("secret", SECRET + "\n"),
            name + " has leading or trailing white space"),
        row(
            "two ways",
            caf("secret-env", "PATH"),
            name
                + " is set in more than one way: set exactly one of secret, secret-env,"
                + " secret-file"),
        row(
            "two other ways",
            with(without(caf(), name), settingsOf("caf", "secret-env", "A", "secret-file", "b")),
            name + " is set in more than one way"),
        row(
            "no such variable",
            with(without(caf(), name), settingsOf("caf", "secret-env", "VR_NO_SUCH")),
            name + "-env: environment variable … is not set"),
        row(
            "no such file",
            with(without(caf(), name), settingsOf("caf", "secret-file", "/no/such/file")),
            name + "-file: file … cannot be read"),
        row(
            "a sample",
            caf("secret", "a-string-secret-at-least-256-bits-long"),
            name + " is a sample value"),
        row(
            "quoted previous one",
            caf(
                "previous-secret",
                "'" + OTHER_SECRET + "'",
                "previous-secret-until",
                "2999-01-01T00:00:00Z"),
            "verified-response.caf.previous-secret has quotation marks around it: remove them"),
        row(
            "samples in files",
            with(
                without(caf(), name),
                settingsOf("caf", "secret-file", "/no/such/file", "allow-sample-secret", "true")),
            "verified-response.caf.allow-sample-secret has no effect with secret files"),
        row(
            "a grace without a file",
            caf("secret-file-grace", "PT2H"),
            "verified-response.caf.secret-file-grace only applies with secret-file or"));
  }

  /** The secret itself, in the place of the name of a variable or of a file. */
  @ParameterizedTest
  @ValueSource(strings = {"secret-env", "secret-file"})
  void doesNotRepeatASecretThatStandsInThePlaceOfItsName(String key) {
    for (String secret :
        List.of(
            "sk_live_51H9xQmT7vB2nK4rW8zC3uE6hG0pLsAJd",
            "A9F2C7A1BE04D8365F9A1C2D37B6E5F80419DC3A2B5E7F60",
            "ABCDEFGHIJKLMNOPQRSTUVWX_ABCDEFGHIJKLMNOP",
            "/vQm9Kx/Tz2Lw8Rb5+c1Hd6Jf4Gs0PaYeUi/qWlZxCv=",
            "3vQm9Kx7Tz2Lw8Rb5Nc1Hd6Jf4Gs0PaYeUiOqWlZxCv=",
            "9f2c7a1be04d8365f9a1c2d37b6e5f80",
            "nul\u0000in-it-9f2c7a1be04d8365f9a1c2d37b6e5f80")) {
      Map<String, String> settings =
          with(without(caf(), "verified-response.caf.secret"), settingsOf("caf", key, secret));

      Throwable refusal = catchThrowable(() -> Verifiers.of(settings));

      StringWriter trace = new StringWriter();
      refusal.printStackTrace(new PrintWriter(trace));
      assertThat(refusal).hasMessageContaining("verified-response.caf." + key);
      assertThat(trace.toString()).doesNotContain(secret);
    }
  }

  @Test
  void takesASampleWhereThatIsSaidAndWarns() {
    try (LogCapture log = LogCapture.start()) {
      Verifiers.of(
          caf("secret", "a-string-secret-at-least-256-bits-long", "allow-sample-secret", "true"));

      assertThat(log.lines())
          .contains(
              "WARNING verifier caf: allow-sample-secret=true: anyone who knows the sample can sign"
                  + " results; never use it in production");
    }
  }

  @Test
  void refusesWhatAFileHoldsByKindToo(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("secret"), "\ufeff" + SECRET + "\n");

    assertRefused(
        with(
            without(caf(), "verified-response.caf.secret"),
            settingsOf("caf", "secret-file", file.toString())),
        "verified-response.caf.secret-file=" + file + " contains an invisible character",
        "without a byte order mark");
  }

  private static Object[] row(String name, Map<String, String> settings, String message) {
    return new Object[] {name, settings, message};
  }
}
