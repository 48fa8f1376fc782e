package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;

/** Verifiers that take everything but a bad form, and what the tests of the form ask them. */
final class FormSamples {
  static final ResponseVerifier OF_BODY = verifying(Carrier.body("application/json"));
  static final ResponseVerifier OF_HEADER = verifying(Carriers.header("X-Result"));

  private FormSamples() {}

  static ResponseVerifierBuilder builder(Carrier carrier) {
    return ResponseVerifier.named("form")
        .scheme(new FakeScheme(RecordedParts.NOW))
        .carrier(carrier)
        .clock(TestClock.at(RecordedParts.NOW))
        .replayGuard(ReplayGuard.disabled());
  }

  static ResponseVerifier verifying(Carrier carrier) {
    return builder(carrier).build();
  }

  static void assertTaken(ResponseVerifier verifier, TestMessage message) {
    assertThat(verifier.verify(message.build())).isInstanceOf(Verification.Verified.class);
  }

  /** Refused, and before a byte of the body was read. */
  static void assertRefused(ResponseVerifier verifier, TestMessage message, Reason reason) {
    assertThat(Verdicts.reason(verifier.verify(message.build()))).isEqualTo(reason);
    assertThat(message.reads()).as("times that the body was read").isZero();
  }
}
