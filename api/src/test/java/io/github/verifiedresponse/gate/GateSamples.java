package io.github.verifiedresponse.gate;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;

/** A verifier that counts results in memory, and what its vendor signs. */
final class GateSamples {
  private static final long NOW = 1_795_341_600;
  private static final TestClock CLOCK = TestClock.atSecond(NOW);

  private GateSamples() {}

  static ResponseVerifierBuilder verifier() {
    return ResponseVerifier.named("caf")
        .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, TestVendor.caf().keys()))
        .replayGuard(ReplayGuards.inMemory(10, CLOCK))
        .clock(CLOCK);
  }

  static String payload(boolean alive) {
    return "{\"requestId\":\"r1\",\"isAlive\":" + alive + ",\"iat\":" + NOW + "}";
  }

  static String token(boolean alive) {
    return TestVendor.caf().token(payload(alive));
  }

  /** A request with the result of a person who is alive. */
  static TestMessage approved() {
    return TestMessage.ofToken(token(true));
  }

  static TestMessage declined() {
    return TestMessage.ofToken(token(false));
  }

  static TestMessage forged() {
    return TestMessage.ofToken(TestVendor.withSecret("f".repeat(40)).token(payload(true)));
  }
}
