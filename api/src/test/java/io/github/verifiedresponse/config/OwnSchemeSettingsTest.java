package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.OwnVendorSamples.BODY;
import static io.github.verifiedresponse.config.OwnVendorSamples.CLOCK;
import static io.github.verifiedresponse.config.OwnVendorSamples.SECRET;
import static io.github.verifiedresponse.config.OwnVendorSamples.TIME;
import static io.github.verifiedresponse.config.OwnVendorSamples.VENDOR;
import static io.github.verifiedresponse.config.OwnVendorSamples.detached;
import static io.github.verifiedresponse.config.OwnVendorSamples.genuine;
import static io.github.verifiedresponse.config.OwnVendorSamples.jws;
import static io.github.verifiedresponse.config.OwnVendorSamples.reason;
import static io.github.verifiedresponse.config.OwnVendorSamples.signature;
import static io.github.verifiedresponse.config.OwnVendorSamples.verified;
import static io.github.verifiedresponse.config.OwnVendorSamples.verifier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.scheme.Algorithm;
import io.github.verifiedresponse.scheme.Encoding;
import io.github.verifiedresponse.scheme.TimeForm;
import io.github.verifiedresponse.scheme.Vendor;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A vendor that is not in the table, described by settings. */
class OwnSchemeSettingsTest {
  @Test
  void verifiesASignatureThatSettingsDescribe() {
    VerifiedPayload payload = verified(verifier(detached()), genuine(BODY));

    assertThat(payload.id()).isEqualTo("check-1");
    assertThat(payload.type()).contains("check.done");
    assertThat(payload.outcome()).isEqualTo(Outcome.APPROVED);
    assertThat(payload.content().toByteArray()).isEqualTo(TestVendor.utf8(BODY));
  }

  @Test
  void refusesEachPartThatIsAlteredMissingOrTwice() {
    ResponseVerifier verifier = verifier(detached());

    assertThat(reason(verifier, genuine(BODY).body(BODY.replace("passed", "failed"))))
        .isEqualTo(Reason.UNVERIFIED);
    assertThat(reason(verifier, genuine(BODY).header("X-Acme-Time", "1700000001")))
        .isEqualTo(Reason.UNVERIFIED);
    assertThat(reason(verifier, genuine(BODY).header("X-Acme-Time")))
        .isEqualTo(Reason.MISSING_SIGNATURE);
    assertThat(reason(verifier, genuine(BODY).header("X-Acme-Time", TIME, TIME)))
        .isEqualTo(Reason.AMBIGUOUS);
    assertThat(reason(verifier, genuine(BODY).header("X-Acme-Signature")))
        .isEqualTo(Reason.MISSING_SIGNATURE);
    assertThat(
            reason(
                verifier,
                genuine(BODY).header("X-Acme-Signature", signature(BODY), signature(BODY))))
        .isEqualTo(Reason.AMBIGUOUS);
    assertThat(
            reason(
                verifier, genuine(BODY).header("X-Acme-Signature", signature(BODY).substring(7))))
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  void isFiveMinutesOldAtMostByDefault() {
    ResponseVerifier later = Verifiers.of(detached(), TestClock.atSecond(1_700_000_400)).named("v");

    assertThat(reason(later, genuine(BODY))).isEqualTo(Reason.STALE);
  }

  @Test
  void asksForTheKind() {
    String other = "{\"id\":\"check-1\",\"event\":\"check.done\"}";

    assertThat(reason(verifier(detached()), genuine(other))).isEqualTo(Reason.WRONG_TYPE);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({"passed, APPROVED", "ok, APPROVED", "failed, DECLINED", "else, UNKNOWN"})
  void readsTheOutcome(String status, Outcome outcome) {
    String body = BODY.replace("passed", status);

    assertThat(verified(verifier(detached()), genuine(body)).outcome()).isEqualTo(outcome);
    assertThat(
            verified(
                    verifier(
                        detached(
                            "outcome",
                            "-",
                            "outcome./status",
                            "approved: passed, ok; declined:failed")),
                    genuine(body))
                .outcome())
        .isEqualTo(outcome);
  }

  @Test
  void theBuilderMakesTheSame() {
    Vendor acme =
        Vendor.named("acme")
            .relayed()
            .signature("header:X-Acme-Signature", "sha256={signature}")
            .signs("{time}.{body}")
            .with(Algorithm.HMAC_SHA256, Encoding.HEX)
            .time("header:X-Acme-Time", TimeForm.SECONDS, Duration.ofMinutes(5))
            .kind("/id", "/status")
            .id("/id")
            .type("/event")
            .outcome("/status", "approved:passed,ok", "declined:failed")
            .from("https://docs.acme.example/webhooks");
    ResponseVerifier inCode =
        ResponseVerifier.named("v")
            .scheme(acme.scheme(Keys.of(Secret.of("acme", SECRET))))
            .replayGuard(ReplayGuard.disabled())
            .clock(CLOCK)
            .build();

    VerifiedPayload ours = verified(inCode, genuine(BODY));
    VerifiedPayload ofSettings = verified(verifier(detached()), genuine(BODY));

    assertThat(ofSettings.json()).isEqualTo(ours.json());
    assertThat(ofSettings.id()).isEqualTo(ours.id());
    assertThat(ofSettings.type()).isEqualTo(ours.type());
    assertThat(ofSettings.outcome()).isEqualTo(ours.outcome());
    assertThat(verifier(detached()).toString())
        .isEqualTo(inCode.toString().replace("scheme acme", "scheme detached.v"));
  }

  @Test
  void aPhoneRelaysItsParts() {
    ResponseVerifier verifier =
        verifier(
            detached(
                "carrier",
                "json:/response",
                "carrier.signature",
                "/signature",
                "carrier.time",
                "/t"));
    String envelope =
        "{\"response\":%s,\"signature\":\"%s\",\"t\":\"%s\",\"status\":\"failed\"}"
            .formatted(
                new com.fasterxml.jackson.databind.node.TextNode(BODY), signature(BODY), TIME);

    assertThat(verified(verifier, TestMessage.ofJson(envelope)).outcome())
        .isEqualTo(Outcome.APPROVED);
  }

  @Test
  void verifiesATokenThatSettingsDescribe() {
    String payload = "{\"id\":\"token-1\",\"ok\":true,\"at\":1700000000}";
    String token =
        VENDOR.token(
            "HmacSHA384", "{\"alg\":\"HS384\",\"typ\":\"result\"}", TestVendor.utf8(payload));
    ResponseVerifier verifier = verifier(jws("jws-types", "jwt,result"));

    assertThat(verified(verifier, TestMessage.ofToken(token)).outcome())
        .isEqualTo(Outcome.APPROVED);
    assertThat(reason(verifier(jws()), TestMessage.ofToken(token))).isEqualTo(Reason.UNVERIFIED);
    assertThat(
            reason(
                verifier(jws("alg", "HS256", "jws-types", "result")), TestMessage.ofToken(token)))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\"}",
        "{\"alg\":\"HS256\"}",
        "{\"alg\":\"HS384\",\"jku\":\"https://keys.example\"}",
        "{\"alg\":\"HS384\",\"crit\":[\"b64\"],\"b64\":true}",
        "{\"alg\":\"HS384\",\"typ\":\"at+jwt\"}"
      })
  void aTokenChoosesNothing(String header) {
    String payload = "{\"id\":\"token-1\",\"ok\":true,\"at\":1700000000}";
    String token = VENDOR.token("HmacSHA384", header, TestVendor.utf8(payload));

    assertThat(reason(verifier(jws()), TestMessage.ofToken(token))).isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void verifiersOfOneVendorMayShareASecretAndOthersMayNot() {
    Map<String, String> two = new HashMap<>(detached("vendor", "acme"));
    detached("vendor", "acme").forEach((name, value) -> two.put(name.replace(".v.", ".w."), value));

    assertThat(Verifiers.of(two, CLOCK).named("w").toString()).contains("scheme detached.acme");

    two.remove("verified-response.w.vendor");
    assertThatThrownBy(() -> Verifiers.of(two, CLOCK)).hasMessageContaining("[VR-1031]");
  }
}
