package io.github.verifiedresponse.cdi;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;

/** Verifies as a door does: the listener is found as a service and tells the request scope. */
final class CdiSamples {
  private CdiSamples() {}

  static VerifiedPayload approved(String verifier) {
    return verified(verifier, true);
  }

  static VerifiedPayload declined(String verifier) {
    return verified(verifier, false);
  }

  private static VerifiedPayload verified(String verifier, boolean alive) {
    ResponseVerifier caf =
        ResponseVerifier.named(verifier)
            .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, TestVendor.caf().keys()))
            .freshness(Freshness.unlimited())
            .replayGuard(ReplayGuard.disabled())
            .build();
    String token =
        TestVendor.caf()
            .token("{\"requestId\":\"r1\",\"isAlive\":" + alive + ",\"iat\":1594925080}");
    return Verdicts.verified(caf.verify(TestMessage.ofToken(token).build()));
  }
}
