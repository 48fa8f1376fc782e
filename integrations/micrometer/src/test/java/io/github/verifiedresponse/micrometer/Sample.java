package io.github.verifiedresponse.micrometer;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.testkit.SignedRequest;
import io.github.verifiedresponse.testkit.TestVendor;
import io.micrometer.core.instrument.MeterRegistry;

/** Verifiers of one vendor's results, and requests for them. */
final class Sample {
  private static final TestVendor VENDOR = TestVendor.named("caf");

  private Sample() {}

  static SignedRequest approved() {
    return VENDOR.approved().asBody();
  }

  static SignedRequest declined() {
    return VENDOR.declined().asBody();
  }

  static ResponseVerifierBuilder verifier(String name) {
    return ResponseVerifier.named(name)
        .scheme(VENDOR.scheme())
        .carrier(approved().carrier())
        .replayGuard(ReplayGuards.inMemory());
  }

  static ResponseVerifier verifier(String name, MeterRegistry registry) {
    return verifier(name).listener(new MicrometerListener(registry)).build();
  }

  static ResponseVerifier calledBackVerifier(String name, MeterRegistry registry) {
    return verifier(name).sender(Sender.VENDOR).listener(new MicrometerListener(registry)).build();
  }
}
