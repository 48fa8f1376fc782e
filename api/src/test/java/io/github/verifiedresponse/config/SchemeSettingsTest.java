package io.github.verifiedresponse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How settings name a vendor of the table, its keys, and what its entry asks for. */
class SchemeSettingsTest {
  private static final String SECRET = "a-secret-of-a-test-0123456789abcdef";

  private static ResponseVerifier verifier(String... settings) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < settings.length; i += 2) {
      values.put("verified-response.v." + settings[i], settings[i + 1]);
    }
    return Verifiers.of(values, TestClock.atSecond(1_700_000_000)).named("v");
  }

  private static String publicKey(String algorithm) throws Exception {
    return Base64.getEncoder()
        .encodeToString(
            KeyPairGenerator.getInstance(algorithm).generateKeyPair().getPublic().getEncoded());
  }

  @Test
  void takesAnyVendorOfTheTable() {
    String body = "{\"id\":\"evt_1\",\"type\":\"identity.verification_session.verified\"}";
    String signature = TestVendor.withSecret(SECRET).hexMac("1700000000." + body);
    TestMessage message =
        TestMessage.ofJson(body).header("Stripe-Signature", "t=1700000000,v1=" + signature);

    assertThat(
            Verdicts.verified(
                    verifier("scheme", "stripe", "secret", SECRET).verify(message.build()))
                .type())
        .contains("identity.verification_session.verified");
  }

  @Test
  void calledBackMeansThatTheVendorSends() {
    assertThat(verifier("scheme", "github", "secret", SECRET).toString()).contains("sender vendor");
    assertThat(verifier("scheme", "github", "secret", SECRET, "sender", "client").toString())
        .contains("sender client");
    assertThat(verifier("scheme", "razorpay-order", "secret", SECRET).toString())
        .contains("sender client");
  }

  @Test
  void aCredentialIsCountedNowhereAndHasAnAge() {
    assertThat(verifier("scheme", "telegram-web-app", "secret", SECRET).toString())
        .contains("max-age PT24H", "replay guard disabled");
    assertThatThrownBy(
            () ->
                verifier("scheme", "telegram-web-app", "secret", SECRET, "replay-guard", "memory"))
        .hasMessageContaining("that may be used repeatedly: remove the guard");
    assertThatThrownBy(
            () -> verifier("scheme", "telegram-web-app", "secret", SECRET, "max-age", "unlimited"))
        .hasMessageContaining("set a max-age");
  }

  @Test
  void takesAPublicKeyAsAValueOrAFile(@TempDir Path folder) throws Exception {
    String key = publicKey("RSA");
    Path file = Files.writeString(folder.resolve("play.pub"), key + "\n");

    assertThat(verifier("scheme", "google-play-billing", "public-key", key)).isNotNull();
    assertThat(verifier("scheme", "google-play-billing", "public-key-file", file.toString()))
        .isNotNull();
  }

  @ParameterizedTest(name = "{0} {1} {2}")
  @CsvSource(
      delimiter = ';',
      value = {
        "hubspot-v1; secret; x; is refused: its digest has the secret before the message",
        "stripe; public-key; x; has no effect with a scheme that uses a shared secret",
        "google-play-billing; secret; x; has no effect with a scheme that uses a public key",
        "google-play-billing; max-body; 1KiB; set public-key or jwks-url",
        "google-play-billing; public-key; x; is not a public key",
        "google-id-token; jwks-url; http://keys.example; must start with https://",
        "google-id-token; max-body; 1KiB; config.audience is not set",
        "apple-transaction; public-key; x; is not a certificate",
        "stripe; config.audience; x; config.audience has no effect with scheme=stripe: remove it",
        "stripe; variant; x; has no effect with a scheme that has only one kind of result",
        "caf; variant; x; 'x': use one of face-liveness, face-authentication, any",
        "standard-webhooks; key-format; hex; the secret is not hex text",
        "shufti-pro; key-format; utf8; in one way: remove key-format",
        "telegram-web-app; key-format; utf8; in one way: remove key-format",
        "stripe; key-format; rot13; use one of utf8, hex, base64, base64url, whsec",
        "twilio; max-body; 1KiB; config.public-url is not set"
      })
  void doesNotStart(String scheme, String setting, String value, String why) {
    Map<String, String> values = new HashMap<>();
    values.put("verified-response.v.scheme", scheme);
    values.put("verified-response.v.secret", SECRET);
    values.put("verified-response.v." + setting, value.equals("x") ? "xxxxxxxx" : value);
    if (scheme.startsWith("google") || scheme.startsWith("apple")) {
      if (!setting.equals("secret")) {
        values.remove("verified-response.v.secret");
      }
    }

    assertThatThrownBy(() -> Verifiers.of(values))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(why.replace("'x'", "'xxxxxxxx'"));
  }

  @Test
  void setsOneKeyInOneWay() throws Exception {
    assertThatThrownBy(
            () ->
                verifier(
                    "scheme",
                    "google-play-billing",
                    "public-key",
                    publicKey("RSA"),
                    "public-key-file",
                    "/nowhere"))
        .hasMessageContaining("is set in more than one way");
  }

  @Test
  void doesNotStartWhereAnHttpSignatureNeedNotCoverTheBody() {
    assertThatThrownBy(
            () ->
                verifier(
                    "scheme",
                    "rfc9421",
                    "secret",
                    SECRET,
                    "config.alg",
                    "hmac-sha256",
                    "config.components",
                    "@method"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("VR-1021")
        .hasMessageContaining(
            "verified-response.v.scheme", "config.components lacks content-digest")
        .hasMessageContaining("add content-digest");
  }
}
