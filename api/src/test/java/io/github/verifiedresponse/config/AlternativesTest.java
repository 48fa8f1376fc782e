package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.TestSettings.OTHER_SECRET;
import static io.github.verifiedresponse.config.TestSettings.SECRET;
import static io.github.verifiedresponse.config.TestSettings.settingsOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A stronger source replaces what a weaker one says, in whatever way either of them says it. */
class AlternativesTest {
  private static final String PREFIX = "verified-response.caf.";
  private static final String LATER = "2999-01-01T00:00:00Z";

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  private final List<String> properties = new ArrayList<>();

  @TempDir private Path folder = Path.of("");

  @AfterEach
  void putBack() {
    RunningApplication.forget();
    Thread.currentThread().setContextClassLoader(before);
    properties.forEach(System::clearProperty);
  }

  @ParameterizedTest(name = "instead of {0}")
  @CsvSource({"secret-env, VR_NO_SUCH", "secret-file, /no/such/file", "secret, " + OTHER_SECRET})
  void aSystemPropertyBringsTheSecretInsteadOfAFile(String key, String value) throws IOException {
    file(key + "=" + value);
    property("secret", SECRET);

    assertVerified(SECRET);
  }

  @Test
  void aSystemPropertyNamesAFileInsteadOfASecret() throws IOException {
    file("secret=" + OTHER_SECRET);
    property("secret-file", Files.writeString(folder.resolve("caf-secret"), SECRET).toString());

    assertVerified(SECRET);
  }

  @Test
  void aSystemPropertyBringsThePreviousSecretInsteadOfAFile() throws IOException {
    file(
        "secret=" + OTHER_SECRET,
        "previous-secret-env=VR_NO_SUCH",
        "previous-secret-until=" + LATER);
    property("previous-secret", SECRET);

    assertVerified(SECRET);
    assertVerified(OTHER_SECRET);
  }

  @Test
  void whatASystemPropertyMakesIdleInAFileIsIgnoredWithAWarning() throws IOException {
    file(
        "secret-file=/no/such/file", "secret-file-overlap=PT1H", "carrier=body", "media-types=a/b");
    property("secret", SECRET);
    property("carrier", "json:/token");

    try (LogCapture log = LogCapture.start()) {
      String token = TestVendor.withSecret(SECRET).token(VendorSamples.payload("r1", ""));
      VendorSamples.assertVerified(
          Verifiers.ofApplication().named("caf"),
          TestMessage.ofJson("{\"token\":\"" + token + "\"}"));
      assertThat(log.lines())
          .contains(
              ignored("secret-file-overlap only applies with secret-file: remove it"),
              ignored("media-types only applies with carrier=body: remove it"));
    }
  }

  private static String ignored(String mistake) {
    return "WARNING verifier caf: "
        + PREFIX
        + mistake
        + "; it is ignored, because a source with higher priority has another value";
  }

  @Test
  void aStoreInAFileCanBeReplacedByMemory() throws IOException {
    file("secret=" + SECRET, "replay-guard=jdbc:java:comp/none", "store-timeout=PT1S");
    property("replay-guard", "memory");

    assertVerified(SECRET);
  }

  @Test
  void whatTheStrongerSourceItselfMakesIdleIsRefused() throws IOException {
    file("secret-file=/no/such/file");
    property("secret", SECRET);
    property("secret-file-overlap", "PT1H");

    assertRefused("secret-file-overlap only applies with secret-file: remove it");
  }

  @Test
  void aCheckOfTimeIsNeverIgnored() throws IOException {
    file("secret=" + SECRET, "max-age=PT1M");
    property("scheme", "shufti-pro");

    assertRefused("max-age cannot be checked, because the scheme signs no time: remove it");
  }

  @ParameterizedTest
  @CsvSource({"secret, previous-secret, ', secret-bean'", "previous-secret, secret, ''"})
  void twoWaysInOneSourceAreRefused(String twice, String other, String more) throws IOException {
    file(other + "=" + OTHER_SECRET, "previous-secret-until=" + LATER);
    property(twice, SECRET);
    property(twice + "-env", "PATH");

    assertRefused(
        "%s is set in more than one way: set exactly one of %s, %s-env, %s-file%s"
            .formatted(twice, twice, twice, twice, more));
  }

  @Test
  void initParamsReplaceAllOthers() {
    Verifiers verifiers =
        Verifiers.of(
            settingsOf("caf", "scheme", "caf", "secret", OTHER_SECRET, "replay-guard", "disabled"));
    String file = "secret-file";

    assertThatThrownBy(() -> verifiers.configured("caf", Map.of(file, "/no/such/file")))
        .hasMessageContaining(PREFIX + "secret-file: file … cannot be read");
  }

  private void assertVerified(String secret) {
    ResponseVerifier verifier = Verifiers.ofApplication().named("caf");
    VendorSamples.assertVerified(
        verifier,
        TestMessage.ofToken(
            TestVendor.withSecret(secret).token(VendorSamples.payload("by " + secret, ""))));
  }

  private static void assertRefused(String mistake) {
    assertThatThrownBy(Verifiers::ofApplication)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(PREFIX + mistake + " [VR-")
        .hasMessageNotContaining("\n");
  }

  private void file(String... lines) throws IOException {
    List<String> all = new ArrayList<>(List.of(PREFIX + "scheme=caf"));
    List.of(lines).forEach(line -> all.add(PREFIX + line));
    ApplicationLoader.write(folder, "verified-response.properties", all.toArray(String[]::new));
    Thread.currentThread().setContextClassLoader(ApplicationLoader.of(folder));
  }

  private void property(String key, String value) {
    properties.add(PREFIX + key);
    System.setProperty(PREFIX + key, value);
  }
}
