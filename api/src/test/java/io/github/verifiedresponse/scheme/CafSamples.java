package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVector;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;

/** Caf as the tests ask it: one secret, and a clock that stands where the vendor's sample does. */
final class CafSamples {
  static final TestVendor VENDOR = TestVendor.caf();
  static final long ISSUED_AT = 1_594_925_080;
  static final String SAMPLE = TestVector.named("caf-sample").token();
  static final String SAMPLE_PAYLOAD =
      "{\"requestId\":\"bf9403ff-9940-4846-b4ef-841662f52139\",\"isAlive\":false,\"iat\":1594925080}";

  private CafSamples() {}

  static ResponseVerifierBuilder verifying(CafProduct product) {
    return ResponseVerifier.named("caf")
        .scheme(Schemes.caf(product, VENDOR.keys()))
        .replayGuard(ReplayGuard.disabled())
        .clock(TestClock.atSecond(ISSUED_AT));
  }

  /** Takes any payload with a {@code requestId}, so that only the rule under test can refuse. */
  static ResponseVerifier any() {
    return verifying(CafProduct.ANY).build();
  }

  static ResponseVerifier faceLiveness() {
    return verifying(CafProduct.FACE_LIVENESS).build();
  }

  static VerifiedPayload verified(ResponseVerifier verifier, String token) {
    return Verdicts.verified(verifier.verify(TestMessage.ofToken(token).build()));
  }

  static Reason reason(ResponseVerifier verifier, String token) {
    return reason(verifier, Content.ofText(token));
  }

  static Reason reason(ResponseVerifier verifier, Content token) {
    return Verdicts.reason(verifier.verify(TestMessage.ofToken("").body(token).build()));
  }

  /** A result with these members beside its requestId. */
  static String result(String members) {
    return "{\"requestId\":\"r1\",\"iat\":" + ISSUED_AT + members + "}";
  }
}
