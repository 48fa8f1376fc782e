package io.github.verifiedresponse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Outcome;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Secret;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.scheme.Algorithm;
import io.github.verifiedresponse.scheme.Encoding;
import io.github.verifiedresponse.scheme.TimeForm;
import io.github.verifiedresponse.scheme.Vendor;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A vendor that is not in the table, described by settings. */
class OwnSchemeSettingsTest {
  private static final String SECRET = "the-secret-of-a-vendor-of-our-own-0123";
  private static final TestVendor VENDOR = TestVendor.withSecret(SECRET);
  private static final TestClock CLOCK = TestClock.atSecond(1_700_000_000);
  private static final String BODY =
      "{\"id\":\"check-1\",\"event\":\"check.done\",\"status\":\"passed\"}";
  private static final String TIME = "1700000000";

  private static Map<String, String> detached(String... more) {
    return settings(
        Map.of(
            "scheme", "detached",
            "signature", "header:X-Acme-Signature:sha256={signature}",
            "signed", "{time}.{body}",
            "time", "header:X-Acme-Time",
            "kind", "/id,/status",
            "id", "/id",
            "type", "/event",
            "outcome", "/status=approved:passed,ok;declined:failed"),
        more);
  }

  private static Map<String, String> jws(String... more) {
    return settings(
        Map.of(
            "scheme", "jws",
            "alg", "HS384",
            "time", "/at",
            "id", "/id",
            "outcome", "/ok=approved:true;declined:*"),
        more);
  }

  private static Map<String, String> settings(Map<String, String> first, String... more) {
    Map<String, String> settings = new HashMap<>();
    first.forEach((key, value) -> settings.put("verified-response.v." + key, value));
    settings.put("verified-response.v.secret", SECRET);
    settings.put("verified-response.v.replay-guard", "disabled");
    for (int i = 0; i < more.length; i += 2) {
      if (more[i + 1].equals("-")) {
        settings.remove("verified-response.v." + more[i]);
      } else {
        settings.put("verified-response.v." + more[i], more[i + 1]);
      }
    }
    return settings;
  }

  private static ResponseVerifier verifier(Map<String, String> settings) {
    return Verifiers.of(settings, CLOCK).named("v");
  }

  private static String signature(String body) {
    return "sha256=" + HexFormat.of().formatHex(VENDOR.mac("HmacSHA256", TIME + "." + body));
  }

  private static TestMessage genuine(String body) {
    return TestMessage.ofJson(body)
        .header("X-Acme-Signature", signature(body))
        .header("X-Acme-Time", TIME);
  }

  private static VerifiedPayload verified(ResponseVerifier verifier, TestMessage message) {
    return Verdicts.verified(verifier.verify(message.build()));
  }

  private static Reason reason(ResponseVerifier verifier, TestMessage message) {
    return Verdicts.reason(verifier.verify(message.build()));
  }

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

  private static TestMessage signed(String body, String text) {
    String mac = HexFormat.of().formatHex(VENDOR.mac("HmacSHA256", text));
    return TestMessage.ofJson(body).header("X-Acme-Signature", "sha256=" + mac);
  }

  private static ResponseVerifier ofFields(String signed) {
    return verifier(
        detached("signed", signed, "time", "-", "kind", "/id", "type", "-", "outcome", "-"));
  }

  @Test
  void aSeparatorThatBeginsInAPartIsRefused() {
    ResponseVerifier verifier = ofFields("{json:/id}--{json:/amount}");
    String text = "shop---5";

    assertThat(verified(verifier, signed("{\"id\":\"shop\",\"amount\":-5}", text)).id())
        .isEqualTo("shop");
    assertThat(reason(verifier, signed("{\"id\":\"shop-\",\"amount\":5}", text)))
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  void behindAPartThatMayHoldTheSeparatorNoOtherDoes() {
    ResponseVerifier verifier = ofFields("{free:/ref}:{json:/id}:{json:/note}");
    String text = "bob:1:2:x";

    assertThat(
            verified(verifier, signed("{\"ref\":\"bob:1\",\"id\":\"2\",\"note\":\"x\"}", text))
                .id())
        .isEqualTo("2");
    assertThat(reason(verifier, signed("{\"ref\":\"bob\",\"id\":\"1\",\"note\":\"2:x\"}", text)))
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  void anAddressTouchesNoBodyThatCouldGrowIntoIt() {
    assertThatThrownBy(
            () ->
                Verifiers.of(
                    detached(
                        "signed",
                        "{path}{body}",
                        "payload",
                        "raw",
                        "time",
                        "-",
                        "kind",
                        "-",
                        "id",
                        "-",
                        "type",
                        "-",
                        "outcome",
                        "-")))
        .hasMessageContaining("signs two parts with nothing between them");
  }

  @Test
  void aPatternHoldsNoSeparatorOfSeveral() {
    assertThatThrownBy(
            () ->
                Verifiers.of(
                    detached(
                        "signature",
                        "header:X:t={time},v1={signature}",
                        "signature-separator",
                        "comma",
                        "time",
                        "beside")))
        .hasMessageContaining("does not hold the separator");
  }

  @Test
  void anOutcomeByAnAbsentFieldIsNotSignedAsAnEmptyOne() {
    assertThatThrownBy(
            () ->
                Verifiers.of(
                    detached(
                        "signed",
                        "{time}.{json:/id}.{json?:/status}",
                        "outcome",
                        "/status=approved:absent;declined:*")))
        .hasMessageContaining("signed as if it was empty");
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

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "signature# -# v.signature is not set: with scheme=detached, set it to such as"
            + " header:X-Signature:sha256={signature} [VR-1008]",
        "signature# X-Sig# v.signature='X-Sig': a place is header:NAME [VR-1021]",
        "signature# header:X:{signature}=# a signature's pattern ends with {signature} [VR-1021]",
        "signed# {time}.{bdoy}# v.signed='{time}.{bdoy}': {bdoy} is no token of a signed text"
            + " [VR-1021]",
        "signed# {time}.{body# a brace is not closed",
        "signed# {params:glue}# {params:…} has options such as",
        "signed# {time}# does not sign its result: the signed text must hold {body}",
        "signed# {time}.{header:X-Other}# does not sign its result",
        "signed# {body}# has a time of the request if and only if it is signed",
        "signed# {time}.{header:X-Id}{body}# signs two parts with nothing between them",
        "signed# {time}.{path}{json:/id}.{json:/status}# signs two parts with nothing between them",
        "signed# {time}.{json:/status}# does not sign /id, which it reads",
        "signed# {time}.{json:/id}# does not sign /status, which it reads",
        "outcome# /status=approved:ok,absent# * and absent stand alone",
        "outcome# /status=declined:*;approved:ok# so nothing follows it",
        "time# -# has a time of the request if and only if it is signed",
        "time# beside# has a time beside the signature if and only if its pattern says so",
        "time-format# iso# use one of seconds, milliseconds, rfc3339 [VR-1021]",
        "id# header:X-Id# has an id that is not signed",
        "id# id# v.id='id': a JSON pointer starts with a slash",
        "type# event# v.type='event': a JSON pointer starts with a slash",
        "kind# status# v.kind='status': a JSON pointer starts with a slash",
        "kind# /a~[# v.kind='/a~[': ",
        "outcome# passed# v.outcome='passed': write it as /status=approved:passed,ok;declined:*",
        "outcome# /status=accepted:passed# write it as /status=approved:passed,ok;declined:*",
        "outcome# /status=approved:# write it as /status=approved:passed,ok;declined:*",
        "outcome./status# approved:passed# v.outcome is set in more than one way: keep one"
            + " [VR-1010]",
        "with# hmac-sha1# use one of ecdsa-p256-sha256, ",
        "with# ed25519# v.secret has no meaning with a scheme that takes a public key",
        "encoding# HEX# use one of hex, hex-of-either-case, base64",
        "payload# form# does not sign its result",
        "session# true# replay guard",
        "alg# HS256# v.alg has a meaning with scheme=jws only: remove it [VR-1011]",
        "config.alg# HS512# config.alg has no meaning with scheme=detached: remove it",
        "vendor# Acme Inc# write a name of letters",
        "scheme# detach# is not a scheme",
        "scheme# stripe# v.signed has a meaning with scheme=detached or scheme=jws only: remove it"
            + " [VR-1011]"
      })
  void doesNotStart(String setting, String value, String why) {
    Map<String, String> settings = detached(setting, value);
    String[] parts = why.split(" (?=\\[VR-)");
    if (setting.equals("session")) {
      settings.put("verified-response.v.replay-guard", "memory");
    }

    assertThatThrownBy(() -> Verifiers.of(settings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll(parts);
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '#',
      quoteCharacter = '`',
      value = {
        "alg# -# v.alg is not set: with scheme=jws, set it to the one algorithm of the vendor",
        "alg# none# v.alg='none': there is no such algorithm: use one of HS256 HS384",
        "alg# ES256# v.secret has no meaning with a scheme that takes a public key",
        "signed# {body}# v.signed has a meaning with scheme=detached only: remove it",
        "config.alg# HS512# config.alg has no meaning with scheme=jws: remove it",
        "id# -# v.kind is not set: a secret may sign other things, too",
        "id# header:X-Id# has an id or time outside the token",
        "time# header:X-Time# has an id or time outside the token"
      })
  void aTokenDoesNotStart(String setting, String value, String why) {
    assertThatThrownBy(() -> Verifiers.of(jws(setting, value))).hasMessageContaining(why);
  }
}
