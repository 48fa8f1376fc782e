package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.replay.ReplayGuards;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which results are told apart where the vendor gives them no id: by all that it signs. */
class CountedOnceTest {
  private static final Instant NOW = Instant.ofEpochSecond(SignedSample.NOW);
  private static final TestClock CLOCK = TestClock.atSecond(SignedSample.NOW);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rfc9421|{}",
        "hubspot-v3|{}",
        "ckeditor|{\"event\":\"paid\"}",
        "truelayer|{\"paid\":1}",
        "twilio-json|{\"paid\":1}"
      })
  void oneBodyToTwoAddressesIsTwoResultsWhereTheAddressIsSigned(String scheme, String body) {
    Signing signing = signing(Vendors.named(scheme)).result(body);
    ResponseVerifier verifier = verifier(signing);

    assertThat(verify(verifier, signing.to("POST", "/accounts/1"))).isTrue();
    assertThat(verify(verifier, signing.to("POST", "/accounts/2"))).isTrue();
    assertThat(verify(verifier, signing.to("POST", "/accounts/1"))).isFalse();
  }

  @Test
  void oneBodyBehindTwoTokensThatCommitToItIsTwoResults() {
    Signing signing = signing(Vendors.named("plaid")).number("7");
    ResponseVerifier verifier = verifier(signing);

    assertThat(verify(verifier, signing)).isTrue();
    assertThat(verify(verifier, signing.at(NOW.minusSeconds(1)))).isTrue();
    assertThat(verify(verifier, signing)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"slack", "zoom", "box-primary", "hubspot-v3", "ckeditor"})
  void whatIsSignedAgainLaterIsTheSameResult(String scheme) {
    Signing signing = signing(Vendors.named(scheme)).result("{\"event\":\"paid\"}");
    ResponseVerifier verifier = verifier(signing);

    assertThat(verify(verifier, signing)).isTrue();
    assertThat(verify(verifier, signing.at(NOW.minusSeconds(1)))).isFalse();
  }

  @Test
  void aSignedHeaderTellsTwoResultsApart() {
    Vendor vendor =
        Vendor.named("deliveries")
            .calledBack()
            .signature("header:X-Signature")
            .signs("{header:X-Delivery}.{body}")
            .with(Algorithm.HMAC_SHA256, Encoding.HEX)
            .from("this test");
    Signing signing = signing(vendor);
    ResponseVerifier verifier = verifier(signing);
    String body = "{\"event\":\"paid\"}";

    assertThat(isVerified(verifier, delivery(signing, "1", body))).isTrue();
    assertThat(isVerified(verifier, delivery(signing, "2", body))).isTrue();
    assertThat(isVerified(verifier, delivery(signing, "1", body))).isFalse();
  }

  @Test
  void aSignedTextThatIsCutInAnotherPlaceIsTheSameResult() {
    Signing signing = signing(Vendors.named("twilio"));
    ResponseVerifier verifier = verifier(signing);
    String signed = "https://www.example.com/resultsA1B2";

    assertThat(isVerified(verifier, form(signing, signed, "/results", "A=1&B=2"))).isTrue();
    assertThat(isVerified(verifier, form(signing, signed, "/resultsA1", "B=2"))).isFalse();
  }

  private static Signing signing(Vendor vendor) {
    return Signing.of(vendor, new TestKeys(vendor, 1).key()).at(NOW);
  }

  private static ResponseVerifier verifier(Signing signing) {
    return ResponseVerifier.named("once")
        .scheme(signing.vendor().scheme(signing.deployment()))
        .replayGuard(ReplayGuards.inMemory(10, CLOCK))
        .clock(CLOCK)
        .build();
  }

  /** Signs a text that a test gives, and sends it with another request's parts if it wants. */
  private static TestMessage signed(Signing signing, String text, String target, String body) {
    Vendor vendor = signing.vendor();
    byte[] signature = signing.key().sign(vendor.algorithm, SignedSample.utf8(text));
    return new TestMessage()
        .target(target)
        .header(vendor.signature.substring("header:".length()), vendor.encoding.encode(signature))
        .header("Content-Type", "application/json")
        .body(body);
  }

  private static TestMessage delivery(Signing signing, String number, String body) {
    return signed(signing, number + "." + body, "/results", body).header("X-Delivery", number);
  }

  private static TestMessage form(Signing signing, String text, String target, String body) {
    return signed(signing, text, target, body)
        .header("Content-Type", "application/x-www-form-urlencoded");
  }

  private static boolean verify(ResponseVerifier verifier, Signing signing) {
    SigningResult signed = signing.sign();
    String query = signed.query().isEmpty() ? "" : "?" + signed.query();
    TestMessage message =
        new TestMessage()
            .method(signing.method())
            .target(signing.target() + query)
            .header("Content-Type", "application/json")
            .body(signed.body());
    signed.headers().forEach(message::header);
    return isVerified(verifier, message);
  }

  /** {@return whether it was verified; it is left in use, so that the next copy is refused} */
  private static boolean isVerified(ResponseVerifier verifier, TestMessage message) {
    return verifier.verify(message.build()) instanceof Verification.Verified;
  }
}
