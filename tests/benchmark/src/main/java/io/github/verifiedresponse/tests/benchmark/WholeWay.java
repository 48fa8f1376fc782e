package io.github.verifiedresponse.tests.benchmark;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.binding.Binding;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.ClaimTerms;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/** A verifier as an application has it: every step on, with the guard in memory. */
final class WholeWay {
  static final String TENANT = "Tenant";
  private static final int MAX_BODY = 8 * 1024 * 1024;

  private WholeWay() {}

  static Callable<Object> of(Sample sample) {
    InboundMessage message = message(sample, "none");
    return job(verifier(Sample.KEYS, ReplayGuards.inMemory()), () -> message);
  }

  /** What the guard is asked for one result. */
  static Callable<Object> guard() {
    ReplayGuard guard = new TakenBack(ReplayGuards.inMemory());
    return () -> {
      Instant until = Instant.now().plus(Duration.ofHours(12));
      return guard.admit(ReplayIdentity.of("benchmark", "one"), terms(until));
    };
  }

  static ClaimTerms terms(Instant until) {
    return new ClaimTerms(until, until, false);
  }

  /** Takes back what it admits, so that each use is the first one and nothing fills or grows. */
  private record TakenBack(ReplayGuard guard) implements ReplayGuard {
    @Override
    public Admission admit(ReplayIdentity identity, ClaimTerms terms) throws RejectedException {
      Admission admission = guard.admit(identity, terms);
      if (admission instanceof Admission.Taken taken) {
        taken.claim().giveBack(0);
      }
      return admission;
    }
  }

  static ResponseVerifier verifier(KeySource keys, ReplayGuard guard) {
    return ResponseVerifier.named("benchmark")
        .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, keys))
        .freshness(Freshness.within(Duration.ofHours(12)))
        .binding(Binding.none())
        .replayGuard(new TakenBack(guard))
        .maxBody(MAX_BODY)
        .build();
  }

  static InboundMessage message(Sample sample, String tenant) {
    Content token = sample.tokenContent();
    return InboundMessage.of("POST", "/results")
        .headers(
            name ->
                switch (name) {
                  case "Content-Type" -> List.of("application/jwt");
                  case TENANT -> List.of(tenant);
                  default -> List.of();
                })
        .body(token)
        .build();
  }

  static Callable<Object> job(ResponseVerifier verifier, Supplier<InboundMessage> messages) {
    return () -> {
      if (verifier.verify(messages.get()) instanceof Verification.Verified verified) {
        return verified.payload();
      }
      throw new IllegalStateException("a genuine result was refused");
    };
  }
}
