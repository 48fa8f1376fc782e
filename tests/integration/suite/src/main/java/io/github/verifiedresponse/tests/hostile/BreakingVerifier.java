package io.github.verifiedresponse.tests.hostile;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.config.VerifierSource;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import io.github.verifiedresponse.scheme.SignatureScheme;
import io.github.verifiedresponse.tests.hostile.Fault.Part;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A verifier as an application builds one in code, of parts that each may break. */
public final class BreakingVerifier implements VerifierSource {
  /** Its secret, which is nobody else's. */
  public static final String SECRET = "probe-only-breaking-secret-0123456789-abc";

  @Override
  public Collection<ResponseVerifier> verifiers() {
    KeySource keys = Keys.of(Secret.of("the breaking secret", SECRET));
    ReplayGuard memory = ReplayGuards.inMemory();
    SignatureScheme caf =
        Schemes.caf(
            CafProduct.FACE_LIVENESS,
            message -> {
              Part.KEYS.breakIfAsked();
              return keys.secrets(message);
            });
    return List.of(
        ResponseVerifier.named(Fault.VERIFIER)
            .scheme(new BreakingScheme(caf))
            .carrier(new BreakingCarrier(caf.carrier()))
            .clock(new BreakingClock())
            .binding((message, caller) -> Part.BINDING.breakIfAsked())
            .replayGuard(
                (identity, terms) -> {
                  Part.REPLAY_GUARD.breakIfAsked();
                  return memory.admit(identity, terms);
                })
            .listener(event -> Fault.aboutNone())
            .build());
  }

  private record BreakingCarrier(Carrier whole) implements Carrier {
    @Override
    public SignedParts take(InboundMessage message) throws RejectedException {
      Fault.about(message);
      Part.CARRIER.breakIfAsked();
      return whole.take(message);
    }

    @Override
    public Set<String> mediaTypes() {
      return whole.mediaTypes();
    }
  }

  private record BreakingScheme(SignatureScheme whole) implements SignatureScheme {
    @Override
    public AuthenticMessage authenticate(SignedParts carried) throws RejectedException {
      Part.SCHEME.breakIfAsked();
      return whole.authenticate(carried);
    }

    @Override
    public String name() {
      return "probe-breaking";
    }

    @Override
    public boolean signsTime() {
      return true;
    }
  }

  private static final class BreakingClock extends Clock {
    @Override
    public Instant instant() {
      Part.CLOCK.breakIfAsked();
      return Instant.now();
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
