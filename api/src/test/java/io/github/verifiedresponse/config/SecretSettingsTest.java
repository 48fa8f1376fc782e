package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.RefusedSettings.assertRefused;
import static io.github.verifiedresponse.config.TestSettings.SECRET;
import static io.github.verifiedresponse.config.TestSettings.caf;
import static io.github.verifiedresponse.config.TestSettings.settingsOf;
import static io.github.verifiedresponse.config.TestSettings.with;
import static io.github.verifiedresponse.config.TestSettings.without;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
                + " is shorter than 32 bytes: ask the vendor for a longer one, or accept it with allow-short-secret=true"),
        row(
            "AT-043 unresolved",
            caf("secret", "${CAF_SECRET}"),
            name + " holds an unresolved ${…}: define that variable"),
        row(
            "AT-043 sample",
            caf("secret", "changeme"),
            name + " is a sample value: set it to the secret that the vendor gave you"),
        row("AT-043 line break", caf("secret", SECRET + "\n"), name + " has white space around it"),
        row(
            "two ways",
            caf("secret-env", "PATH"),
            name
                + " is set in more than one way: set exactly one of secret, secret-env, secret-file"),
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
            name + "-file: file … cannot be read"));
  }

  private static Object[] row(String name, Map<String, String> settings, String message) {
    return new Object[] {name, settings, message};
  }
}
