package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import org.junit.jupiter.api.Test;

/**
 * One token signs call-backs with forms and with JSON, as the address with the fields behind it or
 * the address alone, and the sender of a text message writes into one of those fields.
 */
class TwilioTest {
  private static final String ORIGIN = "https://www.example.com";
  private static final String JSON = "{\"status\":\"evil\"}";
  private static final String SHA256 = Digests.sha256Hex(Content.ofText(JSON));

  private static ResponseVerifier verifier(String scheme) {
    Vendor vendor = Vendors.named(scheme);
    return ResponseVerifier.named("twilio")
        .scheme(vendor.scheme(new TestKeys(vendor, 1).deployment().with("public-url", ORIGIN)))
        .replayGuard(ReplayGuard.disabled())
        .clock(TestClock.atSecond(SignedSample.NOW))
        .build();
  }

  private static TestMessage signed(String text, String target, String mediaType, String body) {
    byte[] signature =
        new TestKeys(Vendors.named("twilio"), 1).sign(SignedSample.utf8(ORIGIN + text));
    return new TestMessage()
        .target(target)
        .header("X-Twilio-Signature", Encoding.BASE64.encode(signature))
        .header("Content-Type", mediaType)
        .body(body);
  }

  private static TestMessage form(String text, String target, String body) {
    return signed(text, target, "application/x-www-form-urlencoded", body);
  }

  private static TestMessage json(String text, String target) {
    return signed(text, target, "application/json", JSON);
  }

  @Test
  void takesACallBackWithJson() {
    String target = "/hook?v=1&bodySHA256=" + SHA256;

    Verdicts.verified(verifier("twilio-json").verify(json(target, target).build()));
  }

  @Test
  void comparesTheDigestBeforeItReadsTheBody() {
    String target = "/hook?v=1&bodySHA256=" + SHA256;
    TestMessage cut = signed(target, target, "application/json", JSON.substring(1));

    assertThat(Verdicts.rejected(verifier("twilio-json").verify(cut.build())).reason())
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void takesNoCallBackWithJsonForAFormWithoutFields() {
    String target = "/hook?bodySHA256=" + SHA256;

    assertThat(Verdicts.acknowledged(verifier("twilio").verify(form(target, target, "").build())))
        .isEqualTo(Reason.WRONG_TYPE);
  }

  @Test
  void takesNoCallBackWithJsonForAFormWhoseFieldGoesOnWithTheAddress() {
    String text = "/hook?bodySHA256=" + SHA256;
    TestMessage moved = form(text, "/ho", "ok%3FbodySHA256%3D" + SHA256 + "=");

    assertThat(Verdicts.acknowledged(verifier("twilio").verify(moved.build())))
        .isEqualTo(Reason.WRONG_TYPE);
  }

  @Test
  void takesNoDigestThatTheSenderOfATextMessageWrote() {
    String message = "&bodySHA256=" + SHA256 + "&";
    String text = "/hook?v=1AccountSidAC1Body" + message + "From+1555To+1555";

    assertThat(Verdicts.acknowledged(verifier("twilio-json").verify(json(text, text).build())))
        .isEqualTo(Reason.WRONG_TYPE);
  }

  @Test
  void takesNoDigestInTheLastFieldOfAForm() {
    String text = "/hook?v=1AccountSidAC1UserInput&bodySHA256=" + SHA256;

    assertThat(Verdicts.acknowledged(verifier("twilio-json").verify(json(text, text).build())))
        .isEqualTo(Reason.WRONG_TYPE);
  }
}
