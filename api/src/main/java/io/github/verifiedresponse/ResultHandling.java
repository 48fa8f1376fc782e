package io.github.verifiedresponse;

import io.github.verifiedresponse.VerificationEvent.Step;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.replay.AlreadyUsedException;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.result.Outcome;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What filters ask of a verifier once it has judged a request: the result again at another
 * endpoint, what becomes of its claim, and what the sender and the operator are told.
 */
public final class ResultHandling {
  private final Object owner;
  private final VerifierParts parts;
  private final Observers observers;

  /**
   * Makes it.
   *
   * @param owner the verifier itself, whose payloads are handled
   */
  ResultHandling(Object owner, VerifierParts parts, Observers observers) {
    this.owner = owner;
    this.parts = parts;
    this.observers = observers;
  }

  /** As {@link #recheck(VerifiedPayload, Acceptance, FilterKind)}, outside of a filter. */
  public Verification recheck(VerifiedPayload payload, Outcome... accept) {
    return recheck(payload, Acceptance.of(accept), FilterKind.NONE);
  }

  /**
   * Judges a payload that this verifier has made for this request before, at another filter or an
   * earlier dispatch: nothing is verified twice, but what this endpoint accepts still counts.
   *
   * @param payload what this verifier has verified; another's, even of the same name, is refused
   * @param endpoint what the endpoint accepts, on top of what the verifier itself accepts
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
      payload.requireOf(owner);
      parts.acceptance().check(payload.message());
      endpoint.check(payload.message());
      return new Verification.Verified(payload);
    } catch (RejectedException refused) {
      return parts.answers().to(refused);
    }
  }

  /**
   * Refuses an endpoint whose {@link Acceptance#types()} no result could have: the scheme names no
   * type of event, or the verifier accepts none of them. Filters call this at start.
   *
   * @throws ConfigurationException naming the fix
   */
  public void requireTypesOf(Acceptance endpoint) {
    parts.requireTypesOf(endpoint);
  }

  /**
   * Settles what a payload holds of the replay guard, once: the result stays used, or may be sent
   * again. Filters call this when the handler has ended.
   */
  public void settle(VerifiedPayload payload, Ending ending) {
    payload.settle(ending);
  }

  /**
   * Tells listeners that the answer of a handler is replaced.
   *
   * @param payload the result that the handler was given
   * @param answer what is answered instead, as {@link #missed} or {@link #alreadyUsed} says
   */
  public void replaced(VerifiedPayload payload, Verification answer) {
    if (observers.areNeeded()) {
      observers.judged(Step.ANSWER, payload.origin().filter(), answer, payload.key(), 0);
    }
  }

  /**
   * {@return what to answer in place of a handler that has succeeded without claiming the result,
   * as {@code claim=transaction} asks of it}
   */
  public Optional<Verification> missed(VerifiedPayload payload, Ending ending) {
    return payload.claim().flatMap(claim -> claim.missed(ending)).map(parts.answers()::to);
  }

  /** {@return what to answer when a handler lets an {@link AlreadyUsedException} go} */
  public Verification alreadyUsed() {
    return parts.answers().to(OnceOnly.replayed());
  }

  /**
   * Tells the operator of a request that goes no further, in one line a second at most for each
   * reason, with the number of those that were left out.
   *
   * @param verification a refusal, an acknowledgement or the answer to a handshake
   * @param request describes the request, only for a line that is written; it is logged as it is,
   *     so it holds nothing that the sender chose but what was escaped
   */
  public void log(Verification verification, Supplier<String> request) {
    if (verification instanceof Verification.Rejected rejected) {
      observers.refusals().rejected(rejected, parts.answers().status(rejected), request);
    } else if (verification instanceof Verification.Acknowledged acknowledged) {
      observers.refusals().acknowledged(acknowledged, request);
    } else if (verification instanceof Verification.Answered) {
      observers.refusals().answered(request);
    }
  }

  /** {@return the refusal as the client reads it} */
  public Problem problem(Verification.Rejected rejected) {
    return parts.answers().problem(rejected);
  }
}
