package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.RefusedSettings.assertRefused;
import static io.github.verifiedresponse.config.TestSettings.OTHER_SECRET;
import static io.github.verifiedresponse.config.TestSettings.SECRET;
import static io.github.verifiedresponse.config.TestSettings.caf;
import static io.github.verifiedresponse.config.TestSettings.settingsOf;
import static io.github.verifiedresponse.config.TestSettings.shufti;
import static io.github.verifiedresponse.config.TestSettings.with;
import static io.github.verifiedresponse.config.TestSettings.without;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.message.Reason;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The secret that goes is accepted beside the one that comes, until a stated time. */
class PreviousSecretTest {
  private static final String PREVIOUS = "the-previous-config-secret-0123456789";
  private static final String LATER = "2999-01-01T00:00:00Z";
  private static final String PAST = "2020-01-01T00:00:00Z";

  @Test
  void isAcceptedUntilItsEnd() {
    TestMessage before = signedBeforeTheChange();

    VendorSamples.assertVerified(
        verifier("previous-secret", PREVIOUS, "previous-secret-until", LATER), before);
    assertThat(
            VendorSamples.reason(
                verifier("previous-secret", PREVIOUS, "previous-secret-until", PAST), before))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void leavesTheCurrentOneAlone() {
    VendorSamples.assertVerified(
        verifier("previous-secret", PREVIOUS, "previous-secret-until", PAST),
        TestMessage.ofToken(VendorSamples.token("r1")));
  }

  @Test
  void mayComeFromAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("previous"), PREVIOUS);

    VendorSamples.assertVerified(
        verifier("previous-secret-file", file.toString(), "previous-secret-until", LATER),
        signedBeforeTheChange());
  }

  @Test
  void mayBeStagedAsTheCurrentOne() {
    VendorSamples.assertVerified(
        verifier("previous-secret", SECRET, "previous-secret-until", LATER),
        TestMessage.ofToken(VendorSamples.token("r1")));
  }

  @Test
  void aFilesOverlapIsAWeekAtMostAndOfFilesOnly(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("secret"), SECRET);
    Map<String, String> inFile =
        with(
            without(caf(), "verified-response.caf.secret"),
            settingsOf("caf", "secret-file", file.toString()));

    VendorSamples.assertVerified(
        Verifiers.of(with(inFile, settingsOf("caf", "secret-file-overlap", "P7D"))).named("caf"),
        TestMessage.ofToken(VendorSamples.token("r1")));
    assertRefused(
        with(inFile, settingsOf("caf", "secret-file-overlap", "P8D")),
        "verified-response.caf.secret-file-overlap: the overlap of two secrets must be between PT0S and");
    assertRefused(
        caf("secret-file-overlap", "PT1H"),
        "verified-response.caf.secret-file-overlap only applies with secret-file: remove it");
    assertRefused(
        with(
            without(caf(), "verified-response.caf.secret"),
            settingsOf(
                "caf",
                "tenant",
                "header:X-T",
                "secret-file",
                "/x/{tenant}",
                "secret-file-overlap",
                "P8D")),
        "verified-response.caf.secret-file-overlap: the overlap of two secrets must be between PT0S and");
  }

  @ParameterizedTest(name = "{0}={1}, {2}={3}")
  @CsvSource({
    "previous-secret, p, previous-secret-until, "
        + LATER
        + ", previous-secret is shorter than 32 bytes",
    "previous-secret, " + PREVIOUS + ", accept, any, previous-secret-until is not set: set it",
    "previous-secret-until, " + LATER + ", accept, any, has no effect without a previous secret",
    "previous-secret, a, previous-secret-file, b, previous-secret is set in more than one way",
    "previous-secret-env, VR_NO_SUCH, previous-secret-until, "
        + LATER
        + ", environment variable … is not set"
  })
  void isRefusedWhenItIsNotComplete(
      String key, String value, String otherKey, String otherValue, String message) {
    assertRefused(caf(key, value, otherKey, otherValue), message);
  }

  @Test
  void endsAtAnInstant() {
    assertRefused(
        caf("previous-secret", PREVIOUS, "previous-secret-until", "2026-12-01"),
        "verified-response.caf.previous-secret-until: write an instant such as");
  }

  @Test
  @DisplayName("AT-049 is refused when one secret ends with the other")
  void isRefusedWhenOneSecretEndsWithTheOther() {
    assertRefused(
        caf("previous-secret", "x" + SECRET, "previous-secret-until", LATER),
        "verified-response.caf.previous-secret ends with verified-response.caf.secret");
  }

  @Test
  @DisplayName("AT-012 is refused when another scheme has it")
  void isRefusedWhenAnotherSchemeHasIt() {
    assertRefused(
        with(caf(), shufti("previous-secret", SECRET, "previous-secret-until", LATER)),
        "verified-response.shufti.previous-secret is also a secret of 'caf'");
    assertRefused(
        with(shufti(), caf("previous-secret", OTHER_SECRET, "previous-secret-until", LATER)),
        "give each scheme its own secret");
  }

  private static ResponseVerifier verifier(String... keysAndValues) {
    return Verifiers.of(caf(keysAndValues)).named("caf");
  }

  private static TestMessage signedBeforeTheChange() {
    return TestMessage.ofToken(
        TestVendor.withSecret(PREVIOUS).token(VendorSamples.payload("r1", "")));
  }
}
