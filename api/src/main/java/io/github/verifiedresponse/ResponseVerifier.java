package io.github.verifiedresponse;

import io.github.verifiedresponse.VerificationEvent.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
  private final Observers observers;

  ResponseVerifier(VerifierParts parts, Observers observers) {
    this.parts = parts;
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
    return verify(message, Acceptance.of(accept));
  }

  /**
   * Goes the whole way with a message, as {@link #verify(InboundMessage, Outcome...)} does.
   *
   * @param message the untrusted message; its body is read here, at most once
   * @param endpoint what the endpoint accepts, on top of what the verifier itself accepts
   */
  public Verification verify(InboundMessage message, Acceptance endpoint) {
    long began = observers.now();
    Verification verification = judge(message, endpoint);
    if (observers.areNeeded()) {
      observers.judged(Step.VERIFY, message.filter(), verification, keyNames(message), began);
    }
    return verification;
  }

  /** A key source that breaks must not break what is reported. */
  private static String keyNames(InboundMessage message) {
    try {
      return message.keyNames();
    } catch (RuntimeException broken) {
      return "";
    }
  }

  private Verification judge(InboundMessage message, Acceptance endpoint) {
    try {
      message.readJsonBy(parts.json());
      parts.form().check(message);
      Carried carried = parts.carrier().take(message);
      AuthenticMessage authentic = parts.scheme().authenticate(carried);
      message.noteKeys(authentic::key);
      Instant now = parts.clock().compare(authentic.time());
      Instant lastUse = parts.freshness().check(authentic.time(), now, onceOnly().knowsSince());
      if (authentic.handshake().isPresent()) {
        return new Verification.Answered(authentic.handshake().get());
      }
      parts.binding().check(authentic, message.caller());
      parts.acceptance().check(authentic);
      endpoint.check(authentic);
      Optional<HeldClaim> claim = onceOnly().claim(authentic, now, lastUse);
      return new Verification.Verified(
          new VerifiedPayload(
              this, observers, message.filter(), authentic, parts.binding().binds(), claim));
    } catch (RejectedException refused) {
      return answers().to(refused);
    } catch (Throwable broken) {
      // errors too: a server may answer one with its message, or, where memory ran out, not at all
      return observers.broken(broken);
    }
  }

  private OnceOnly onceOnly() {
    return parts.onceOnly();
  }

  private Answers answers() {
    return parts.answers();
  }

  /**
   * Judges a payload that this verifier has made for this request before, at another filter or an
   * earlier dispatch: nothing is verified twice, but what this endpoint accepts still counts.
   *
   * @param payload what this verifier has verified; another's, even of the same name, is refused
   * @param accept as in {@link #verify}
   */
  public Verification recheck(VerifiedPayload payload, Outcome... accept) {
    return recheck(payload, Acceptance.of(accept));
  }

  /** As {@link #recheck(VerifiedPayload, Outcome...)}, with all that an endpoint can ask for. */
  public Verification recheck(VerifiedPayload payload, Acceptance endpoint) {
    return recheck(payload, endpoint, FilterKind.NONE);
  }

  /**
   * As {@link #recheck(VerifiedPayload, Acceptance)}, for a filter.
   *
   * @param filter the kind of filter that asks, for listeners
   */
  public Verification recheck(VerifiedPayload payload, Acceptance endpoint, FilterKind filter) {
    long began = observers.now();
    Verification verification = judgeAgain(payload, endpoint);
    if (observers.areNeeded()) {
      observers.judged(Step.RECHECK, filter, verification, payload.key(), began);
    }
    return verification;
  }

  private Verification judgeAgain(VerifiedPayload payload, Acceptance endpoint) {
    try {
      payload.requireOf(this);
      parts.acceptance().check(payload.message());
      endpoint.check(payload.message());
      return new Verification.Verified(payload);
    } catch (RejectedException refused) {
      return answers().to(refused);
    }
  }

  /**
   * Refuses an endpoint whose {@link Acceptance#types()} no result could have: the scheme names no
   * type of event, or the verifier accepts none of them. Filters call this at start.
   *
   * @throws ConfigurationException naming the fix
   */
  public void requireTypesOf(Acceptance endpoint) {
    endpoint.requireTypesOf(name(), parts.scheme());
    parts.acceptance().requireSharedTypes(name(), endpoint);
  }

  /**
   * Settles what a payload holds of the replay guard, once: the result stays used, or may be sent
   * again. Filters call this when the handler has ended.
   */
  public void settle(VerifiedPayload payload, Ending ending) {
    payload
        .claim()
        .flatMap(claim -> claim.settle(ending))
        .ifPresent(settlement -> observers.settled(payload, settlement));
  }

  /**
   * Tells listeners that the answer of a handler is replaced. Filters call this.
   *
   * @param payload the result that the handler was given
   * @param answer what is answered instead, as {@link #missed} or {@link #alreadyUsed} says
   */
  public void replaced(VerifiedPayload payload, Verification answer) {
    if (observers.areNeeded()) {
      observers.judged(Step.ANSWER, payload.filter(), answer, payload.key(), 0);
    }
  }

  /**
   * {@return what to answer in place of a handler that has succeeded without claiming the result,
   * as {@code claim=transaction} asks of it}
   */
  public Optional<Verification> missed(VerifiedPayload payload, Ending ending) {
    return payload.claim().flatMap(claim -> claim.missed(ending)).map(answers()::to);
  }

  /** {@return what to answer when a handler lets an {@link AlreadyUsedException} go} */
  public Verification alreadyUsed() {
    return answers().to(OnceOnly.replayed());
  }

  /**
   * Tells the operator of a request that goes no further, in one line a second at most for each
   * reason, with the number of those that were left out. Filters call this.
   *
   * @param verification a refusal, an acknowledgement or the answer to a handshake
   * @param request describes the request, only for a line that is written; it is logged as it is,
   *     so it holds nothing that the sender chose but what was escaped
   */
  public void log(Verification verification, Supplier<String> request) {
    if (verification instanceof Verification.Rejected rejected) {
      observers.refusals().rejected(rejected, answers().status(rejected), request);
    } else if (verification instanceof Verification.Acknowledged acknowledged) {
      observers.refusals().acknowledged(acknowledged, request);
    } else if (verification instanceof Verification.Answered) {
      observers.refusals().answered(request);
    }
  }

  /** {@return the refusal as the client reads it} */
  public Problem problem(Verification.Rejected rejected) {
    return answers().problem(rejected);
  }

  /** {@return the name} */
  public String name() {
    return parts.name();
  }

  /** {@return the name of its scheme, such as {@code shufti-pro}} */
  public String scheme() {
    return parts.scheme().name();
  }

  /** {@return the most bytes of body that a filter may read for this verifier} */
  public int maxBody() {
    return parts.form().maxBody();
  }

  /** {@return whether its binding asks for the HTTP session, which JAX-RS alone does not know} */
  public boolean needsSession() {
    return parts.binding().needsSession();
  }

  /** {@return what a JAX-RS resource method is given as its entity} */
  public Entity entity() {
    return parts.entity();
  }

  /**
   * {@return by how much this node's clock is behind the vendor's at least, as the times of genuine
   * results in the last five to ten minutes show; empty when there was none, or no time is signed}
   * Above zero it is proven. Below zero it is how long the youngest result was under way: where
   * that is longer than on other nodes, this node's clock is ahead.
   */
  public Optional<Duration> clockSkew() {
    return parts.clock().behind();
  }

  /**
   * {@return what is missing for the next result to be verified: {@code keys}, {@code replay guard}
   * or {@code binding}, whose keys cannot be had or whose store does not answer; none when it is
   * ready} It asks each of them once, takes nothing, and throws nothing. For readiness checks.
   */
  public List<String> notReady() {
    return parts.notReady();
  }

  /**
   * {@return when the next of its keys is no longer accepted, by a time that was set for it such as
   * {@code previous-secret-until}; empty when none is known to end} Until then, the vendor and all
   * that sign with the key must have changed to the one that follows.
   */
  public Optional<Instant> nextKeyEnd() {
    return parts.scheme().nextKeyEnd();
  }

  /** {@return what says that a handler did nothing with a result} */
  public GiveBack giveBack() {
    return onceOnly().giveBack();
  }

  /** Describes the set-up in one line, as it is logged at start. No secret is in it. */
  @Override
  public String toString() {
    return parts.toString();
  }
}
