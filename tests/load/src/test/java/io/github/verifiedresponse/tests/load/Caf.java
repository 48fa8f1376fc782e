package io.github.verifiedresponse.tests.load;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import java.time.Instant;

/** Results of Caf, and a verifier with its guard in memory. */
final class Caf {
  static final TestVendor VENDOR = TestVendor.caf();
  static final String TYPE = "application/jwt";

  private Caf() {}

  static ResponseVerifierBuilder verifier() {
    return ResponseVerifier.named("caf")
        .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, VENDOR.keys()))
        .replayGuard(ReplayGuards.inMemory());
  }

  /** {@return a genuine result that was issued now} */
  static String token(String requestId) {
    return VENDOR.token(payload(requestId, Instant.now().getEpochSecond()));
  }

  static String payload(String requestId, long issuedAt) {
    return "{\"requestId\":\"" + requestId + "\",\"isAlive\":true,\"iat\":" + issuedAt + "}";
  }
}
