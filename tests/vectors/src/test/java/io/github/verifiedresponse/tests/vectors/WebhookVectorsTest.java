package io.github.verifiedresponse.tests.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.scheme.Algorithm;
import io.github.verifiedresponse.scheme.Encoding;
import io.github.verifiedresponse.scheme.Vendor;
import io.github.verifiedresponse.scheme.Vendors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The call-backs of {@code vectors.json} that have a MAC beside their body. */
class WebhookVectorsTest {
  private static final long SIGNED = 1_614_265_330;

  @Test
  @DisplayName("AT-060 takes github-hmac")
  void takesGitHubsExample() {
    Vector vector = Vector.named("github-hmac");

    Verdicts.verified(
        verifier(Vendors.named("github"), vector, SIGNED)
            .verify(message(vector, vector.text("header")).build()));
  }

  /** At the time that each of them says. */
  @ParameterizedTest(name = "AT-063 refuses {0}")
  @CsvSource({
    "stripe-t-alone-changed, 1914265330, UNVERIFIED",
    "stripe-two-t, 1914265330, MALFORMED",
    "stripe-two-t, 1614265330, MALFORMED",
    "stripe-v0, 1614265330, MALFORMED"
  })
  void refusesWhatStripeDidNotSign(String id, long now, Reason reason) {
    Vector vector = Vector.named(id);

    assertThat(
            Verdicts.reason(
                verifier(Vendors.named("stripe"), vector, now)
                    .verify(message(vector, "Stripe-Signature").build())))
        .isEqualTo(reason);
  }

  @Test
  @DisplayName("AT-011 refuses caf-jwt-as-webhook, whose MAC is right")
  void refusesThePartOfATokenThatItsMacSigns() {
    Vector vector = Vector.named("caf-jwt-as-webhook");
    Vendor callBack =
        Vendor.named("caf-call-back")
            .calledBack()
            .signature("header:" + vector.text("header"))
            .with(Algorithm.HMAC_SHA256, Encoding.HEX)
            .from("vectors.json");

    assertThat(
            Verdicts.reason(
                verifier(callBack, vector, SIGNED)
                    .verify(message(vector, vector.text("header")).build())))
        .isEqualTo(Reason.MALFORMED);
  }

  private static ResponseVerifier verifier(Vendor vendor, Vector vector, long now) {
    Secret secret = Secret.ofSample("the vector's secret", vector.text("secret"));
    return ResponseVerifier.named("vector")
        .scheme(vendor.scheme(Keys.of(secret)))
        .replayGuard(ReplayGuard.disabled())
        .clock(TestClock.atSecond(now))
        .build();
  }

  private static TestMessage message(Vector vector, String header) {
    return TestMessage.ofJson(vector.text("body")).header(header, vector.text("value"));
  }
}
