package io.github.verifiedresponse;

import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Settlement;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Outcome;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * One thing that a verifier decided, or that became of a result it had verified. A request that is
 * handled has two at least: {@link Step#VERIFY}, and {@link Step#SETTLE} when its handler has
 * ended.
 *
 * <p>Only {@link #verification()} leads to the payload. Everything else is a name of the
 * configuration or a constant, so it is safe to log; {@link #key()} and {@link #account()} can have
 * many values, so they are no tags of a metric.
 *
 * @param step what happened
 * @param verifier the verifier's name; empty for {@link Step#CLOSED}
 * @param scheme the scheme's name, such as {@code shufti-pro}; empty for {@link Step#CLOSED}
 * @param filter the kind of filter that the request came through
 * @param verification what was decided; for {@link Step#SETTLE} the payload that is settled
 * @param settlement what became of the claim; present for {@link Step#SETTLE} only
 * @param key the names of the keys that were tried or, behind a good signature, of the one that
 *     fitted; empty when none was. Never the key itself
 * @param duration how long the step took; for {@link Step#SETTLE} the time since the result was
 *     verified, for {@link Step#ANSWER} and {@link Step#CLOSED} zero
 */
public record VerificationEvent(
    Step step,
    String verifier,
    String scheme,
    FilterKind filter,
    Verification verification,
    Optional<Settlement> settlement,
    String key,
    Duration duration) {

  /** What happened. */
  public enum Step {
    /** A request was verified, refused, acknowledged or answered as a handshake. */
    VERIFY("verify"),
    /** A verified request came to another filter or dispatch, whose rules were applied as well. */
    RECHECK("recheck"),
    /** The answer of a handler was replaced: it did not claim its result, or gave it back. */
    ANSWER("answer"),
    /** A claim on a result has ended, or was given back after its end. */
    SETTLE("settle"),
    /** A request was refused because the start-up checks have closed the application. */
    CLOSED("closed");

    private final String code;

    Step(String code) {
      this.code = code;
    }

    /** {@return the stable code of metrics and traces: {@code recheck}} */
    public String code() {
      return code;
    }
  }

  /** What was decided. */
  public enum Result {
    /** The request was accepted: {@link Verification.Verified}. */
    VERIFIED("verified"),
    /** The sender was answered 200 without the handler: {@link Verification.Acknowledged}. */
    ACKNOWLEDGED("acknowledged"),
    /** The vendor tried out the endpoint: {@link Verification.Answered}. */
    ANSWERED("answered"),
    /** The request was refused: {@link Verification.Rejected}. */
    REJECTED("rejected");

    private final String code;

    Result(String code) {
      this.code = code;
    }

    /** {@return the stable code of metrics and traces: {@code rejected}} */
    public String code() {
      return code;
    }
  }

  /** Checks that nothing is missing. */
  public VerificationEvent {
    Objects.requireNonNull(step, "step");
    Objects.requireNonNull(verifier, "verifier");
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(filter, "filter");
    Objects.requireNonNull(verification, "verification");
    Objects.requireNonNull(settlement, "settlement");
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(duration, "duration");
  }

  /**
   * {@return a request to an application that the start-up checks have closed, refused as {@link
   * Reason#NOT_VERIFIED}}
   *
   * @param filter the module that has closed the application
   */
  public static VerificationEvent closed(FilterKind filter) {
    return new VerificationEvent(
        Step.CLOSED,
        "",
        "",
        filter,
        new Verification.Rejected(
            Reason.NOT_VERIFIED, "the start-up checks have closed the application"),
        Optional.empty(),
        "",
        Duration.ZERO);
  }

  /** {@return what was decided, as a constant} */
  public Result result() {
    if (verification instanceof Verification.Verified) {
      return Result.VERIFIED;
    } else if (verification instanceof Verification.Acknowledged) {
      return Result.ACKNOWLEDGED;
    } else if (verification instanceof Verification.Answered) {
      return Result.ANSWERED;
    }
    return Result.REJECTED;
  }

  /** {@return why the request was refused or acknowledged; empty otherwise} */
  public Optional<Reason> reason() {
    if (verification instanceof Verification.Rejected rejected) {
      return Optional.of(rejected.reason());
    } else if (verification instanceof Verification.Acknowledged acknowledged) {
      return Optional.of(acknowledged.reason());
    }
    return Optional.empty();
  }

  /** {@return the vendor's decision; empty unless the result was verified} */
  public Optional<Outcome> outcome() {
    return message().map(AuthenticMessage::outcome);
  }

  /**
   * {@return the account whose key fitted, such as a tenant's name, as your key source names it and
   * never as the sender spelt it; empty when the result was not verified, or there is one account
   * only}
   */
  public Optional<String> account() {
    return message().map(AuthenticMessage::account).filter(account -> !account.isEmpty());
  }

  /** {@return whether the result was verified, and is not a replay that is attached on purpose} */
  public boolean firstSeen() {
    return verification instanceof Verification.Verified verified && verified.payload().firstSeen();
  }

  /** Writes it into a recording of JDK Flight Recorder that wants it. */
  void record() {
    FlightRecording.Recorded recorded = new FlightRecording.Recorded();
    recorded.step = step.code();
    recorded.verifier = verifier;
    recorded.scheme = scheme;
    recorded.filter = filter.code();
    recorded.result = result().code();
    recorded.reason = reason().map(Reason::code).orElse("");
    recorded.outcome = outcome().map(Outcome::code).orElse("");
    recorded.settlement = settlement.map(Settlement::code).orElse("");
    recorded.key = key;
    recorded.account = account().orElse("");
    recorded.firstSeen = firstSeen();
    recorded.took = duration.toNanos();
    recorded.commit();
  }

  /** Asked past the payload, which notes what an application reads. */
  private Optional<AuthenticMessage> message() {
    return verification instanceof Verification.Verified verified
        ? Optional.of(verified.payload().message())
        : Optional.empty();
  }
}
