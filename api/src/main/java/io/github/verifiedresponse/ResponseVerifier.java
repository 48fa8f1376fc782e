package io.github.verifiedresponse;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * One named, configured way from an untrusted message to a verified payload.
 *
 * <pre>{@code
 * ResponseVerifier caf = ResponseVerifier.named("caf")
 *     .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, Keys.environment("CAF_CLIENT_SECRET")))
 *     .carrier(Carrier.jsonField("/signedResponse"))
 *     .accept(Outcome.APPROVED)
 *     .replayGuard(ReplayGuards.inMemory())
 *     .build();
 * }</pre>
 *
 * <p>A doubt about the set-up is an exception in {@code build()}; then nothing throws. Thread-safe.
 */
public final class ResponseVerifier {
  private final VerifierParts parts;
  private final RequestForm form;
  private final Carrier carrier;
  private final SignatureScheme scheme;
  private final Clock clock;
  private final Freshness freshness;
  private final Binding binding;
  private final Acceptance acceptance;
  private final OnceOnly onceOnly;
  private final Answers answers;
  private final Observers observers;

  ResponseVerifier(VerifierParts parts, Observers observers) {
    this.parts = parts;
    this.form = parts.form();
    this.carrier = parts.carrier();
    this.scheme = parts.scheme();
    this.clock = parts.clock();
    this.freshness = parts.freshness();
    this.binding = parts.binding();
    this.acceptance = parts.acceptance();
    this.onceOnly = parts.onceOnly();
    this.answers = parts.answers();
    this.observers = observers;
  }

  /**
   * Starts a verifier.
   *
   * @param name kebab-case, such as {@code caf}, for annotations, settings, problems and logs
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
    observers.verified(verification);
    return verification;
  }

  private Verification judge(InboundMessage message, Acceptance endpoint) {
    try {
      form.check(message);
      Carried carried = carrier.take(message);
      AuthenticMessage authentic = scheme.authenticate(carried);
      Instant now = clock.instant();
      Instant lastUse = freshness.check(authentic.time(), now, onceOnly.knowsSince());
      binding.check(authentic, message.caller());
      acceptance.check(authentic);
      endpoint.check(authentic);
      Optional<HeldClaim> claim = onceOnly.claim(authentic, now, lastUse);
      return new Verification.Verified(
          new VerifiedPayload(this, parts.name(), authentic, binding.binds(), claim));
    } catch (RejectedException refused) {
      return answers.to(refused);
    } catch (Throwable broken) {
      // errors too: a server may answer one with its message, or, where memory ran out, not at all
      return observers.broken(broken);
    }
  }

  /**
   * Judges a payload that this verifier has made for this request before, at another filter or an
   * earlier dispatch: nothing is verified twice, but what this endpoint accepts still counts.
   *
   * @param payload what this verifier has verified; another's, even of the same name, is refused
   * @param accept as in {@link #verify}
   */
  public Verification recheck(VerifiedPayload payload, Outcome... accept) {
    try {
      payload.requireOf(this);
      acceptance.check(payload.message());
      Acceptance.of(accept).check(payload.message());
      return new Verification.Verified(payload);
    } catch (RejectedException refused) {
      return answers.to(refused);
    }
  }

  /**
   * Settles what a payload holds of the replay guard, once: the result stays used, or may be sent
   * again. Filters call this when the handler has ended.
   */
  public void settle(VerifiedPayload payload, Ending ending) {
    payload.claim().ifPresent(claim -> claim.settle(ending));
  }

  /**
   * {@return what to answer in place of a handler that has succeeded without claiming the result,
   * as {@code claim=transaction} asks of it}
   */
  public Optional<Verification> missed(VerifiedPayload payload, Ending ending) {
    return payload.claim().flatMap(claim -> claim.missed(ending)).map(answers::to);
  }

  /** {@return what to answer when a handler lets an {@link AlreadyUsedException} go} */
  public Verification alreadyUsed() {
    return answers.to(OnceOnly.replayed());
  }

  /** {@return the refusal as the client reads it} */
  public Problem problem(Verification.Rejected rejected) {
    return answers.problem(rejected);
  }

  /** {@return the name} */
  public String name() {
    return parts.name();
  }

  /** {@return the most bytes of body that a filter may read for this verifier} */
  public int maxBody() {
    return form.maxBody();
  }

  /** {@return what a JAX-RS resource method is given as its entity} */
  public Entity entity() {
    return parts.entity();
  }

  /** {@return what says that a handler did nothing with a result} */
  public GiveBack giveBack() {
    return onceOnly.giveBack();
  }

  /** Describes the set-up in one line, as it is logged at start. No secret is in it. */
  @Override
  public String toString() {
    return parts.toString();
  }
}
