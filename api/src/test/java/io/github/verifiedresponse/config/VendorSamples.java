package io.github.verifiedresponse.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Ending;
import java.time.Instant;

/** What vendors sign with the secrets of {@link TestSettings}, now. */
final class VendorSamples {
  static final TestVendor CAF = TestVendor.withSecret(TestSettings.SECRET);
  static final TestVendor SHUFTI = TestVendor.withSecret(TestSettings.OTHER_SECRET);
  static final String RESPONSE = "{\"reference\":\"R1\",\"event\":\"verification.accepted\"}";
  static final String SIGNATURE = SHUFTI.shuftiProSignature(TestVendor.utf8(RESPONSE));

  private VendorSamples() {}

  /** A token of Caf that says that the person is alive. */
  static String token(String requestId) {
    return CAF.token(payload(requestId, ""));
  }

  static String payload(String requestId, String more) {
    return "{\"requestId\":\""
        + requestId
        + "\",\"isAlive\":true,\"iat\":"
        + Instant.now().getEpochSecond()
        + more
        + "}";
  }

  /** Verifies, and handles with success. */
  static void assertVerified(ResponseVerifier verifier, TestMessage message) {
    Verification verification = verifier.verify(message.build());
    assertThat(verification).isInstanceOf(Verification.Verified.class);
    verifier.handling().settle(Verdicts.verified(verification), Ending.byAnswer(200));
  }

  static Reason reason(ResponseVerifier verifier, TestMessage message) {
    return Verdicts.reason(verifier.verify(message.build()));
  }
}
