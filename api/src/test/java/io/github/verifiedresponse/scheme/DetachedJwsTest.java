package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** JWSs whose payload is elsewhere, signed here with the Java platform alone. */
class DetachedJwsTest {
  private static final String BODY = "{\"event_id\":\"e1\"}";

  private static ResponseVerifier verifier(Vendor vendor) {
    return ResponseVerifier.named("detached")
        .scheme(vendor.scheme(new TestKeys(vendor, 1).deployment()))
        .replayGuard(ReplayGuard.disabled())
        .build();
  }

  private static TestMessage signed(Vendor vendor, String header, String payload) {
    String start = encoded(header);
    String input = start + "." + (header.contains("b64") ? payload : encoded(payload));
    String signature =
        Encoding.BASE64URL.encode(new TestKeys(vendor, 1).sign(SignedSample.utf8(input)));
    return TestMessage.ofJson(BODY)
        .header("X-First", "one")
        .header(vendor.signature.substring("header:".length()), start + ".." + signature);
  }

  private static String encoded(String text) {
    return Encoding.BASE64URL.encode(SignedSample.utf8(text));
  }

  private static Reason reason(Vendor vendor, TestMessage message) {
    return Verdicts.reason(verifier(vendor).verify(message.build()));
  }

  @Test
  void takesAPayloadThatIsEncodedAndOneThatIsNot() {
    Vendor vendor = Vendors.named("open-banking-hs256");
    String unencoded = "{\"alg\":\"HS256\",\"b64\":false,\"crit\":[\"b64\"]}";

    Verdicts.verified(verifier(vendor).verify(signed(vendor, "{\"alg\":\"HS256\"}", BODY).build()));
    Verdicts.verified(verifier(vendor).verify(signed(vendor, unencoded, BODY).build()));
  }

  @ParameterizedTest(name = "AT-084 refuses another body under {0}")
  @ValueSource(
      strings = {"{\"alg\":\"HS256\",\"b64\":false,\"crit\":[\"b64\"]}", "{\"alg\":\"HS256\"}"})
  void refusesABodyThatDiffersByOneByte(String header) {
    Vendor vendor = Vendors.named("open-banking-hs256");
    TestMessage genuine = signed(vendor, header, BODY);

    Verdicts.verified(verifier(vendor).verify(genuine.build()));
    for (String other : new String[] {BODY.replace("e1", "e2"), BODY + " ", " " + BODY}) {
      assertThat(reason(vendor, genuine.body(other))).as(other).isEqualTo(Reason.UNVERIFIED);
    }
  }

  @ParameterizedTest(name = "AT-084 refuses {0}")
  @ValueSource(
      strings = {
        "{\"alg\":\"HS256\",\"b64\":false}",
        "{\"alg\":\"HS256\",\"b64\":false,\"crit\":[\"exp\"]}",
        "{\"alg\":\"HS256\",\"crit\":[\"exp\"]}",
        "{\"alg\":\"HS512\"}",
        "{\"alg\":\"HS256\",\"jku\":\"https://evil.example/keys\"}",
        "{\"alg\":\"HS256\",\"x5c\":[]}"
      })
  void refusesAHeaderThatChangesHowTheRestIsRead(String header) {
    Vendor vendor = Vendors.named("open-banking-hs256");

    assertThat(reason(vendor, signed(vendor, header, BODY))).isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void signsTheHeadersThatTheTokenNamesAndFollowsNoAddress() {
    Vendor vendor = Vendors.named("truelayer");
    String header =
        "{\"alg\":\"ES512\",\"tl_headers\":\"X-First\",\"jku\":\""
            + vendor.keyAddress().orElseThrow()
            + "\"}";
    String payload = "POST /results\nX-First: one\n" + BODY;

    Verdicts.verified(verifier(vendor).verify(signed(vendor, header, payload).build()));
    assertThat(reason(vendor, signed(vendor, header, payload).header("X-First", "two")))
        .isEqualTo(Reason.UNVERIFIED);
    assertThat(reason(vendor, signed(vendor, header, payload).header("X-First")))
        .isEqualTo(Reason.MISSING_SIGNATURE);
    assertThat(reason(vendor, signed(vendor, header.replace("X-First", "X First"), payload)))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @ParameterizedTest(name = "AT-084 refuses {0}, which is not detached")
  @ValueSource(strings = {"e30", "e30.AA", "e30...AA", ".e30.AA", "e30.e30.AA"})
  void refusesATokenThatIsNotDetached(String token) {
    Vendor vendor = Vendors.named("truelayer");

    assertThat(reason(vendor, TestMessage.ofJson(BODY).header("Tl-Signature", token)))
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  void refusesAnEmptyBody() {
    Vendor vendor = Vendors.named("open-banking-hs256");

    assertThat(reason(vendor, signed(vendor, "{\"alg\":\"HS256\"}", "").body("")))
        .isEqualTo(Reason.MALFORMED);
  }
}
