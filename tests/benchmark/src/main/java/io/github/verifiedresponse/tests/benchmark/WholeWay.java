package io.github.verifiedresponse.tests.benchmark;

import io.github.verifiedresponse.Binding;
import io.github.verifiedresponse.Freshness;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignatureScheme;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import java.time.Clock;
import java.time.Duration;

/** A verifier as an application has it: every step on, with the guard in memory. */
final class WholeWay {
  private static final int CAPACITY = 1_000_000;
  private static final int MAX_BODY = 8 * 1024 * 1024;
  private static final SignatureScheme CAF = Schemes.caf(CafProduct.FACE_LIVENESS, Sample.KEYS);

  private WholeWay() {}

  /** {@return a verifier that has seen nothing, and lets a use be taken back} */
  static ResponseVerifier verifier() {
    return ResponseVerifier.named("benchmark")
        .scheme(CAF)
        .freshness(Freshness.within(Duration.ofHours(12)))
        .binding(Binding.none())
        .replayGuard(ReplayGuards.inMemory(CAPACITY, Clock.systemUTC()))
        .releaseOnError(true)
        .maxBody(MAX_BODY)
        .build();
  }
}
