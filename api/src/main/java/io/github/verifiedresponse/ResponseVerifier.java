package io.github.verifiedresponse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One named, configured way from an untrusted message to a verified payload.
 *
 * <pre>{@code
 * ResponseVerifier caf = ResponseVerifier.named("caf")
 *     .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, Keys.environment("CAF_CLIENT_SECRET")))
 *     .carrier(Carrier.jsonField("/signedResponse"))
 *     .freshness(Freshness.within(Duration.ofMinutes(5)))
 *     .accept(Outcome.APPROVED)
 *     .replayGuard(ReplayGuards.inMemory())
 *     .build();
 * }</pre>
 *
 * <p>Every doubt about the set-up is an exception in {@code build()}. Afterwards nothing throws:
 * {@link #verify} says {@link Verification.Verified} or {@link Verification.Rejected}. Safe for any
 * number of threads.
 */
public final class ResponseVerifier {
  private final String name;
  private final SignatureScheme scheme;
  private final Carrier carrier;
  private final RequestForm form;
  private final Freshness freshness;
  private final Binding binding;
  private final Acceptance acceptance;
  private final ReplayGuard replayGuard;
  private final String replayScope;
  private final Duration replayRetention;
  private final OnReplay onReplay;
  private final boolean releaseOnError;
  private final int maxBody;
  private final Entity entity;
  private final Clock clock;
  private final List<VerificationListener> listeners;

  ResponseVerifier(
      ResponseVerifierBuilder builder,
      SignatureScheme scheme,
      ReplayGuard replayGuard,
      List<VerificationListener> listeners) {
    this.name = builder.name;
    this.scheme = scheme;
    this.replayGuard = replayGuard;
    this.carrier = builder.carrier != null ? builder.carrier : scheme.carrier();
    this.form = new RequestForm(carrier.mediaTypes(), builder.strictUri, builder.maxBody);
    this.freshness = freshness(builder.freshness, scheme);
    this.binding = builder.binding;
    this.acceptance = builder.acceptance;
    this.replayScope = builder.replayScope != null ? builder.replayScope : scheme.name();
    this.replayRetention = builder.replayRetention;
    this.onReplay = builder.onReplay;
    this.releaseOnError = builder.releaseOnError;
    this.maxBody = builder.maxBody;
    this.entity = builder.entity;
    this.clock = builder.clock;
    this.listeners = listeners;
    requireMemory();
  }

  /** A guard that forgets a result while it could still pass would let it in again. */
  private void requireMemory() {
    Duration needed = freshness.longestUse().orElse(replayRetention);
    if (replayGuard.remembersAtMost().compareTo(needed) < 0) {
      throw new IllegalArgumentException(
          "replay-ttl-too-short: the replay guard ("
              + replayGuard
              + ") forgets a result after "
              + replayGuard.remembersAtMost()
              + ", but it could pass for "
              + needed
              + ": let its entries live longer, or make max-age or replay-retention shorter");
    }
  }

  /**
   * Starts a verifier.
   *
   * @param name kebab-case, such as {@code caf}; it stands in {@code @VerifiedResponse}, settings,
   *     problems and logs
   */
  public static ResponseVerifierBuilder named(String name) {
    return new ResponseVerifierBuilder(name);
  }

  /**
   * Goes the whole way with a message. It never throws: whatever fails, fails closed.
   *
   * @param message the untrusted message; its body is read here, at most once
   * @param accept the outcomes that this endpoint takes, on top of what the verifier itself asks
   *     for, as {@link VerifiedResponse#accept()} says; none adds nothing
   */
  public Verification verify(InboundMessage message, Outcome... accept) {
    Verification verification = judge(message, Acceptance.of(accept));
    tell(verification);
    return verification;
  }

  private Verification judge(InboundMessage message, Acceptance endpoint) {
    try {
      form.check(message);
      Carried carried = carrier.take(message);
      AuthenticMessage authentic = scheme.authenticate(carried);
      Instant now = clock.instant();
      Instant lastUse = freshness.check(authentic.time(), now, replayGuard.knowsSince());
      binding.check(authentic, message.caller());
      acceptance.check(authentic);
      endpoint.check(authentic);
      boolean first = admit(authentic, lastUse != null ? lastUse : now.plus(replayRetention));
      return new Verification.Verified(
          new VerifiedPayload(name, authentic, binding.binds(), first));
    } catch (RejectedException refused) {
      return new Verification.Rejected(refused.reason(), refused.detail());
    } catch (Throwable broken) {
      // errors too: a server may answer one with its message, or, where memory ran out, not at all
      return broken(broken);
    }
  }

  private boolean admit(AuthenticMessage authentic, Instant until) throws RejectedException {
    boolean first = replayGuard.admit(identity(authentic), until);
    if (!first && onReplay == OnReplay.REJECT) {
      throw new RejectedException(Reason.REPLAYED, "this result was used before");
    }
    try {
      binding.use(authentic);
    } catch (RejectedException refused) {
      if (first) {
        replayGuard.release(identity(authentic)); // it was not used
      }
      throw refused;
    }
    return first;
  }

  private ReplayIdentity identity(AuthenticMessage authentic) {
    return ReplayIdentity.of(replayScope, authentic.account(), authentic.id());
  }

  /**
   * A part that breaks is a part that cannot say yes. Its message may quote the input: type only.
   */
  private Verification broken(Throwable cause) {
    System.getLogger(ResponseVerifier.class.getName())
        .log(
            System.Logger.Level.ERROR,
            "verifier {0}: a part failed with {1}; the request was refused",
            name,
            cause.getClass().getName());
    return new Verification.Rejected(Reason.UNAVAILABLE, "verification failed; try again later");
  }

  private void tell(Verification verification) {
    for (VerificationListener listener : listeners) {
      try {
        listener.onVerification(name, verification);
      } catch (Throwable ignored) {
        // observers report, they never decide
        System.getLogger(ResponseVerifier.class.getName())
            .log(System.Logger.Level.WARNING, "verifier {0}: a listener failed", name);
      }
    }
  }

  /**
   * Judges a payload that this request was given before, at another door or an earlier dispatch:
   * nothing is verified twice, but the outcomes that this endpoint takes still count.
   *
   * @param payload what this verifier has verified
   * @param accept as in {@link #verify}
   */
  public Verification recheck(VerifiedPayload payload, Outcome... accept) {
    try {
      acceptance.check(payload.message());
      Acceptance.of(accept).check(payload.message());
      return new Verification.Verified(payload);
    } catch (RejectedException refused) {
      return new Verification.Rejected(refused.reason(), refused.detail());
    }
  }

  /**
   * Takes back the first use of a result, because the application failed on it: the phone that lost
   * our answer will send it again. Doors call this for an exception or a 5xx answer; it does
   * nothing when {@code release-on-error} is off or this was not the first use.
   *
   * @param payload what this verifier has verified for the failed request
   */
  public void release(VerifiedPayload payload) {
    if (!releaseOnError || !payload.firstSeen()) {
      return;
    }
    try {
      replayGuard.release(identity(payload.message()));
      binding.release(payload.message());
    } catch (Throwable spent) {
      // the result stays used: the safe side of a store that is down
      System.getLogger(ResponseVerifier.class.getName())
          .log(System.Logger.Level.WARNING, "verifier {0}: a claim was not released", name);
    }
  }

  /** {@return the refusal as the client reads it} */
  public Problem problem(Verification.Rejected rejected) {
    return new Problem(name, form.methods(), rejected);
  }

  /** {@return the name} */
  public String name() {
    return name;
  }

  /** {@return the most bytes of body that a door may read for this verifier} */
  public int maxBody() {
    return maxBody;
  }

  /** {@return what a JAX-RS resource method is given as its entity} */
  public Entity entity() {
    return entity;
  }

  /** {@return the scheme's name, as settings write it} */
  public String scheme() {
    return scheme.name();
  }

  private static Freshness freshness(@Nullable Freshness stated, SignatureScheme scheme) {
    if (stated == null) {
      return scheme.signsTime()
          ? Freshness.within(Freshness.DEFAULT_MAX_AGE)
          : Freshness.timestampNotSigned();
    }
    if (stated.isLimited() && !scheme.signsTime()) {
      throw new IllegalArgumentException(
          "max-age cannot be checked: the scheme "
              + scheme.name()
              + " signs no time; remove max-age and rely on binding and replay guard");
    }
    return stated;
  }

  /** Describes the set-up in one line, as it is logged at start. No secret is in it. */
  @Override
  public String toString() {
    return "verifier "
        + name
        + ": scheme "
        + scheme.name()
        + ", carrier "
        + carrier
        + ", "
        + freshness
        + ", "
        + (binding instanceof FieldBinding || !binding.binds() ? binding : "bound to the caller")
        + ", "
        + acceptance
        + ", replay guard "
        + replayGuard
        + ", max-body "
        + maxBody
        + " bytes";
  }
}
