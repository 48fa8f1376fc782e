package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.VerificationKey;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.result.Handshake;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A message by which a vendor only tries out an endpoint is verified, and then answered. */
class HandshakeTest {
  private static final String NOW = "1700000000";
  private static final TestVendor SENDER =
      TestVendor.withSecret("a-secret-of-the-sender-0123456789");
  private static final String SLACK = "{\"type\":\"url_verification\",\"challenge\":\"%s\"}";
  private static final String ZOOM =
      "{\"event\":\"endpoint.url_validation\",\"payload\":{\"plainToken\":\"%s\"}}";

  private final AtomicInteger claims = new AtomicInteger();

  private ResponseVerifier verifier(String vendor, Deployment deployment) {
    return ResponseVerifier.named("hooks")
        .scheme(Vendors.named(vendor).scheme(deployment))
        .clock(TestClock.atSecond(Long.parseLong(NOW)))
        .replayGuard(
            (identity, terms) -> {
              claims.incrementAndGet();
              return Admission.Refused.USED;
            })
        .build();
  }

  private ResponseVerifier verifier(String vendor) {
    return verifier(vendor, Deployment.of(SENDER.keys()));
  }

  private static String mac(TestVendor sender, String text) {
    return sender.hexMac(text);
  }

  private static TestMessage slack(String body, String time) {
    return TestMessage.ofJson(body)
        .header("X-Slack-Request-Timestamp", time)
        .header("X-Slack-Signature", "v0=" + mac(SENDER, "v0:" + time + ":" + body));
  }

  private static TestMessage zoom(TestVendor sender, String body) {
    return TestMessage.ofJson(body)
        .header("x-zm-request-timestamp", NOW)
        .header("x-zm-signature", "v0=" + mac(sender, "v0:" + NOW + ":" + body));
  }

  @Test
  void aSignedChallengeIsAnsweredAndNothingIsClaimed() {
    TestMessage message = slack(SLACK.formatted("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmd"), NOW);

    assertThat(Verdicts.answered(verifier("slack").verify(message.build())))
        .isEqualTo(new Handshake("text/plain", "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmd"));
    assertThat(claims).hasValue(0);
  }

  @Test
  void aForgedChallengeIsNotAnswered() {
    String body = SLACK.formatted("abc");
    TestMessage forged = slack(body, NOW).body(body.replace("abc", "abd"));
    TestMessage unsigned = slack(body, NOW).header("X-Slack-Signature");

    assertThat(Verdicts.reason(verifier("slack").verify(forged.build())))
        .isEqualTo(Reason.UNVERIFIED);
    assertThat(Verdicts.reason(verifier("slack").verify(unsigned.build())))
        .isEqualTo(Reason.MISSING_SIGNATURE);
  }

  @Test
  void aStaleChallengeIsNotAnswered() {
    TestMessage message = slack(SLACK.formatted("abc"), "1699990000");

    assertThat(Verdicts.reason(verifier("slack").verify(message.build()))).isEqualTo(Reason.STALE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "<script>alert(1)</script>",
        "a b",
        "a.b",
        "v0:1700000000:{}",
        "a\\nb",
        "\\u0000",
        "caf\u00e9",
        "0123456789012345678901234567890123456789012345678901234567890123x"
      })
  void whatIsNoPlainTokenIsNeverReflected(String challenge) {
    assertThat(
            Verdicts.reason(
                verifier("slack").verify(slack(SLACK.formatted(challenge), NOW).build())))
        .isEqualTo(Reason.MALFORMED);
    assertThat(
            Verdicts.reason(
                verifier("zoom").verify(zoom(SENDER, ZOOM.formatted(challenge)).build())))
        .isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"url_verification\"}",
        "{\"type\":\"url_verification\",\"challenge\":7}"
      })
  void aChallengeThatIsNoTextIsRefused(String body) {
    assertThat(Verdicts.reason(verifier("slack").verify(slack(body, NOW).build())))
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  void everyOtherMessageGoesToTheHandler() {
    String body = "{\"type\":\"event_callback\",\"challenge\":\"abc\"}";

    assertThat(Verdicts.acknowledged(verifier("slack").verify(slack(body, NOW).build())))
        .as("it came to the replay guard")
        .isEqualTo(Reason.REPLAYED);
    assertThat(claims).hasValue(1);
  }

  @Test
  void aHandshakeGoesToTheHandlerWhereThatIsAsked() {
    ResponseVerifier off = verifier("slack", Deployment.of(SENDER.keys()).withoutHandshake());

    assertThat(Verdicts.acknowledged(off.verify(slack(SLACK.formatted("a b"), NOW).build())))
        .isEqualTo(Reason.REPLAYED);
    assertThat(claims).hasValue(1);
  }

  @Test
  void aTokenIsAnsweredWithItsMacUnderTheSecretThatFitted() {
    TestVendor current = TestVendor.withSecret("the-current-secret-of-the-sender-0123");
    KeySource both = Keys.of(current.secret(), SENDER.secret());

    Handshake answer =
        Verdicts.answered(
            verifier("zoom", Deployment.of(both))
                .verify(zoom(SENDER, ZOOM.formatted("qgg8vlvZRS6UYooatFL8Aw")).build()));

    assertThat(answer.mediaType()).isEqualTo("application/json");
    assertThat(answer.body())
        .isEqualTo(
            "{\"plainToken\":\"qgg8vlvZRS6UYooatFL8Aw\",\"encryptedToken\":\""
                + mac(SENDER, "qgg8vlvZRS6UYooatFL8Aw")
                + "\"}");
    assertThat(answer.toString()).doesNotContain("qgg8", mac(SENDER, "qgg8vlvZRS6UYooatFL8Aw"));
  }

  @Test
  void aPingIsAnsweredUnderAPublicKey() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    VerificationKey key =
        VerificationKey.ofText(
            "the test key", Base64.getEncoder().encodeToString(pair.getPublic().getEncoded()));
    String body = "{\"id\":\"1\",\"type\":1}";
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(pair.getPrivate());
    signature.update((NOW + body).getBytes(StandardCharsets.UTF_8));
    TestMessage ping =
        TestMessage.ofJson(body)
            .header("X-Signature-Timestamp", NOW)
            .header("X-Signature-Ed25519", HexFormat.of().formatHex(signature.sign()));
    ResponseVerifier verifier =
        verifier("discord", Deployment.of((message, keyId) -> List.of(key)));

    assertThat(Verdicts.answered(verifier.verify(ping.build())))
        .isEqualTo(new Handshake("application/json", "{\"type\":1}"));
    assertThat(Verdicts.reason(verifier.verify(ping.body(body + " ").build())))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void aPendingSubscriptionIsAnsweredWithItsChallenge() {
    String body =
        "{\"challenge\":\"pogchamp-kappa-360noscope-vohiyo\",\"subscription\":{\"status\":"
            + "\"webhook_callback_verification_pending\"}}";
    String time = "2023-11-14T22:13:20Z";
    TestMessage message =
        TestMessage.ofJson(body)
            .header("Twitch-Eventsub-Message-Id", "m1")
            .header("Twitch-Eventsub-Message-Timestamp", time)
            .header(
                "Twitch-Eventsub-Message-Signature", "sha256=" + mac(SENDER, "m1" + time + body));

    assertThat(Verdicts.answered(verifier("twitch").verify(message.build())))
        .isEqualTo(new Handshake("text/plain", "pogchamp-kappa-360noscope-vohiyo"));
  }

  private static VendorBuilder acme() {
    return Vendor.named("acme").calledBack().signature("header:X-Signature");
  }

  @Test
  void anEntryThatDoesNotSignAllOfItsBodyHasNoHandshake() {
    assertThatThrownBy(
            () ->
                acme()
                    .signs("{json:/id}")
                    .handshake("text/plain", "{/challenge}", "/type=ping")
                    .from("a test"))
        .hasMessageContaining("the vendor 'acme' has a handshake, and so is calledBack()");
  }

  @Test
  void anEntryIsNoSigningOracle() {
    assertThatThrownBy(
            () -> acme().handshake("text/plain", "{mac:/challenge}", "/type=ping").from("a test"))
        .hasMessageContaining(
            "answers a MAC, and so is signed by one, over a text with a separator");
    assertThatThrownBy(
            () ->
                acme()
                    .signs("v0:{body}")
                    .with(Algorithm.ED25519, Encoding.HEX)
                    .handshake("text/plain", "{mac:/challenge}", "/type=ping")
                    .from("a test"))
        .hasMessageContaining("answers a MAC, and so is signed by one");
    acme().handshake("text/plain", "{/challenge}", "/type=ping").from("a test");
  }

  @Test
  void aRuleTellsAHandshakeFromOtherMessages() {
    assertThatThrownBy(() -> acme().handshake("text/plain", "pong"))
        .hasMessageContaining("a handshake has a rule that tells it from other messages");
    assertThatThrownBy(() -> acme().handshake("text/plain", "p\u00f6ng", "/type=ping"))
        .hasMessageContaining("an answer in ASCII");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{challenge}", "{mac:challenge}", "{mac: /challenge}", "{/a}{b}"})
  void aMisspeltTokenIsNotAnsweredAsItIsWritten(String answer) {
    assertThatThrownBy(() -> acme().handshake("text/plain", answer, "/type=ping"))
        .hasMessageContaining("no tokens but {/POINTER}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "text/html", "text/plain\r\nSet-Cookie: a=b"})
  void anAnswerIsOfAKindThatABrowserDoesNotRun(String mediaType) {
    assertThatThrownBy(() -> acme().handshake(mediaType, "{/challenge}", "/type=ping"))
        .hasMessageContaining("text/plain or application/json");
  }

  @Test
  void rulesThatNoMessageMeetsAreRefused() {
    assertThatThrownBy(
            () -> acme().handshake("text/plain", "{/challenge}", "/type=ping", "/type=pong"))
        .hasMessageContaining("ask each field once");
  }
}
