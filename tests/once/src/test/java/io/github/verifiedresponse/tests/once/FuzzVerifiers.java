package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.config.VerifierSource;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** One verifier with the defaults for clients, and one that believes the handler's exceptions. */
public final class FuzzVerifiers implements VerifierSource {
  static final String EXPLICIT = "explicit";
  static final String EXCEPTION = "exception";
  static final String HEADER = "X-Token";
  static final String MEDIA_TYPE = "application/jwt";

  /** Called as a service. */
  public FuzzVerifiers() {}

  static String token(String id) {
    long now = Instant.now().getEpochSecond();
    return TestVendor.caf()
        .token("{\"requestId\":\"" + id + "\",\"isAlive\":true,\"iat\":" + now + "}");
  }

  @Override
  public Collection<ResponseVerifier> verifiers() {
    return List.of(
        verifier(EXPLICIT).build(), verifier(EXCEPTION).giveBack(GiveBack.EXCEPTION).build());
  }

  private static ResponseVerifierBuilder verifier(String name) {
    Carrier header = Carriers.header(HEADER);
    Carrier body = Carrier.body(MEDIA_TYPE);
    return ResponseVerifier.named(name)
        .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, TestVendor.caf().keys()))
        // an error page can be verified again by its header, but not by a body that was read
        .carrier(
            message -> message.header(HEADER).isEmpty() ? body.take(message) : header.take(message))
        .replayGuard(ReplayGuards.inMemory());
  }
}
