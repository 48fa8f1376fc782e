package io.github.verifiedresponse;

import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.message.Caller;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.ClaimTerms;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The parts of a verifier, each noting that it was asked; words in the body make one refuse. */
final class RecordedParts {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  final List<String> asked = new ArrayList<>();
  final TestClock clock = TestClock.at(NOW);

  /** A verifier with every step on. */
  ResponseVerifierBuilder builder() {
    return ResponseVerifier.named("recorded")
        .carrier(new RecordedCarrier())
        .scheme(new RecordedScheme(new FakeScheme(NOW)))
        .freshness(Freshness.within(Duration.ofMinutes(5)))
        .binding(this::bind)
        .accept(Outcome.APPROVED)
        .replayGuard(this::admit)
        .clock(clock)
        .listener(event -> asked.add("listener"));
  }

  Verification verify(String body) {
    return builder().build().verify(TestMessage.ofJson(body).build());
  }

  private void bind(AuthenticMessage message, Caller caller) throws RejectedException {
    asked.add("binding");
    refuseIf(message.id().contains("of another"), Reason.NOT_BOUND);
  }

  private Admission admit(ReplayIdentity identity, ClaimTerms terms) throws RejectedException {
    asked.add("replay guard");
    refuseIf(identity.equals(ReplayIdentity.of("fake", "while full")), Reason.UNAVAILABLE);
    if (identity.equals(ReplayIdentity.of("fake", "in use"))) {
      return Admission.Refused.IN_USE;
    }
    return identity.equals(ReplayIdentity.of("fake", "used before"))
        ? Admission.Refused.USED
        : new Admission.Taken(new RecordedClaim());
  }

  private static void refuseIf(boolean word, Reason reason) throws RejectedException {
    if (word) {
      throw new RejectedException(reason, "said by a recorded part");
    }
  }

  private final class RecordedCarrier implements Carrier {
    @Override
    public SignedParts take(InboundMessage message) throws RejectedException {
      asked.add("carrier");
      refuseIf(message.body().isEmpty(), Reason.MISSING_SIGNATURE);
      return new SignedParts(message, message.body(), null);
    }

    @Override
    public Set<String> mediaTypes() {
      return Set.of("application/json");
    }
  }

  private final class RecordedScheme implements SignatureScheme {
    private final SignatureScheme scheme;

    RecordedScheme(SignatureScheme scheme) {
      this.scheme = scheme;
    }

    @Override
    public AuthenticMessage authenticate(SignedParts carried) throws RejectedException {
      asked.add("scheme");
      return scheme.authenticate(carried);
    }

    @Override
    public String name() {
      return scheme.name();
    }

    @Override
    public boolean signsTime() {
      return scheme.signsTime();
    }
  }
}
