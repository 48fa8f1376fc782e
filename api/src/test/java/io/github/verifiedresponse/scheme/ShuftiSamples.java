package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVector;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;

/** Shufti Pro as the tests ask it, in both of its forms. */
final class ShuftiSamples {
  static final TestVendor VENDOR = TestVendor.shuftiPro();
  static final String BODY = TestVector.named("shufti-v2").body();

  private ShuftiSamples() {}

  static ResponseVerifierBuilder verifying(SignatureScheme scheme) {
    return ResponseVerifier.named("shufti").scheme(scheme).replayGuard(ReplayGuard.disabled());
  }

  static ResponseVerifier shuftiPro() {
    return verifying(Schemes.shuftiPro(VENDOR.keys())).build();
  }

  static ResponseVerifier legacy() {
    return verifying(Schemes.shuftiProLegacy(VENDOR.keys())).build();
  }

  /** The verifier that the vector asks. */
  static ResponseVerifier asked(TestVector vector) {
    return vector.scheme().equals("shufti-legacy") ? legacy() : shuftiPro();
  }

  static TestMessage message(TestVector vector) {
    return TestMessage.ofSigned(vector.body(), vector.value());
  }

  /** A message with a right signature of the newer form. */
  static TestMessage signed(String body) {
    return TestMessage.ofSigned(body, VENDOR.shuftiProSignature(TestVendor.utf8(body)));
  }

  static Reason reason(ResponseVerifier verifier, TestMessage message) {
    return Verdicts.reason(verifier.verify(message.build()));
  }

  static Reason reason(ResponseVerifier verifier, byte[] body, String signature) {
    return reason(verifier, TestMessage.ofSigned("", signature).body(Content.copyOf(body)));
  }
}
