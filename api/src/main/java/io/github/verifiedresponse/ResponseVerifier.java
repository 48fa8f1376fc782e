package io.github.verifiedresponse;

import io.github.verifiedresponse.VerificationEvent.Step;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.replay.HeldClaim;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Outcome;
import java.time.Instant;
import java.util.Optional;

/**
 * One named, configured way from an untrusted message to a verified payload.
 *
 * <pre>{@code
 * ResponseVerifier caf = ResponseVerifier.named("caf")
 *     .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, Keys.environment("CAF_CLIENT_SECRET")))
 *     .carrier(Carriers.jsonField("/signedResponse"))
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
  private final ResultHandling handling;
  private final VerifierStatus status;

  ResponseVerifier(VerifierParts parts, Observers observers) {
    this.parts = parts;
    this.observers = observers;
    this.status = new StatusOfParts(parts);
    this.handling = new ResultHandling(this, parts, observers);
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
   * Runs all checks on a message. It never throws: if anything fails, the request is refused.
   *
   * @param message the untrusted message; its body is read here, at most once
   * @param accept what this endpoint accepts on top, as {@link VerifiedResponse#accept()} says
   */
  public Verification verify(InboundMessage message, Outcome... accept) {
    return verify(message, Acceptance.of(accept));
  }

  /**
   * Runs all checks on a message, as {@link #verify(InboundMessage, Outcome...)} does.
   *
   * @param message the untrusted message; its body is read here, at most once
   * @param endpoint what the endpoint accepts, on top of what the verifier itself accepts
   */
  public Verification verify(InboundMessage message, Acceptance endpoint) {
    long began = observers.now();
    Verification verification = judgeSafely(message, endpoint);
    if (observers.areNeeded()) {
      observers.judged(Step.VERIFY, message.filter(), verification, message.keyNames(), began);
    }
    return verification;
  }

  private Verification judgeSafely(InboundMessage message, Acceptance endpoint) {
    try {
      return judge(message, endpoint);
    } catch (RejectedException refused) {
      return parts.answers().to(refused);
    } catch (Throwable broken) {
      // errors too: a server may answer one with its message, or, where memory ran out, not at all
      return observers.broken(broken);
    }
  }

  private Verification judge(InboundMessage message, Acceptance endpoint) throws RejectedException {
    AuthenticMessage result = authenticate(message);
    Instant now = parts.clock().compare(result.time());
    Instant lastUse = parts.freshness().check(result.time(), now, parts.onceOnly().knowsSince());
    if (result.handshake().isPresent()) {
      return new Verification.Answered(result.handshake().get());
    }
    parts.binding().check(result, message.caller());
    parts.acceptance().check(result);
    endpoint.check(result);
    return verified(message, result, parts.onceOnly().claim(result, now, lastUse));
  }

  private AuthenticMessage authenticate(InboundMessage message) throws RejectedException {
    message.readJsonBy(parts.json(), parts.envelope());
    parts.form().check(message);
    SignedParts carried = parts.carrier().take(message);
    AuthenticMessage authentic = parts.scheme().authenticate(carried);
    message.noteKeys(authentic::key);
    return authentic;
  }

  private Verification verified(
      InboundMessage message, AuthenticMessage result, Optional<HeldClaim> claim) {
    PayloadOrigin origin = new PayloadOrigin(this, name(), message.filter(), observers.now());
    return new Verification.Verified(
        new VerifiedPayload(origin, result, parts.binding().binds(), claim, observers::settled));
  }

  /** {@return what filters ask of it once it has judged a request} */
  public ResultHandling handling() {
    return handling;
  }

  /** {@return how it is doing} */
  public VerifierStatus status() {
    return status;
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

  /** {@return what says that a handler did nothing with a result} */
  public GiveBack giveBack() {
    return parts.onceOnly().giveBack();
  }

  /** Describes the set-up in one line, as it is logged at start. No secret is in it. */
  @Override
  public String toString() {
    return parts.toString();
  }
}
