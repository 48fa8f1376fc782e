package io.github.verifiedresponse.micrometer;

import io.github.verifiedresponse.VerificationEvent;
import io.github.verifiedresponse.VerificationEvent.Result;
import io.github.verifiedresponse.VerificationEvent.Step;
import io.github.verifiedresponse.VerifierStatus;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Settlement;
import io.github.verifiedresponse.result.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Timer;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one verifier has decided. Meters are held: to look one up costs more than to count. */
final class VerifierMeters {
  /** Why a vendor, but no client, can be answered 200 without the handler. */
  private static final List<Reason> ACKNOWLEDGED =
      List.of(Reason.WRONG_TYPE, Reason.NOT_ACCEPTED, Reason.REPLAYED);

  /** Why the answer of a handler can be replaced. */
  private static final List<Reason> REPLACED =
      List.of(Reason.REPLAYED, Reason.UNAVAILABLE, Reason.NOT_CLAIMED);

  /** A handshake is answered before any filter could ask again. */
  private static final Set<Result> RECHECKED =
      Collections.unmodifiableSet(EnumSet.complementOf(EnumSet.of(Result.ANSWERED)));

  private final ByConstant<Result, Timer> verifications;
  private final ByConstant<Result, Timer> recheckTimes;
  private final ByConstant<Outcome, Counter> verified;
  private final ByConstant<Reason, Counter> rejected;
  private final ByConstant<Reason, Counter> acknowledged;
  private final Counter answered;
  private final ByConstant<Result, Counter> rechecks;
  private final ByConstant<Reason, Counter> replacedAnswers;
  private final ByConstant<Settlement, Counter> settlements;

  /** An application that is deployed again has another of the same name. */
  private volatile WeakReference<VerifierStatus> latest = new WeakReference<>(null);

  /** Registers all, at zero. */
  VerifierMeters(Meters meters) {
    verifications = times(meters, Step.VERIFY, EnumSet.allOf(Result.class));
    recheckTimes = times(meters, Step.RECHECK, RECHECKED);
    verified = new ByConstant<>(EnumSet.allOf(Outcome.class), meters::verified);
    // each reason: a scheme, a binding or a store of the application's own may use any
    rejected = new ByConstant<>(EnumSet.allOf(Reason.class), meters::rejected);
    acknowledged = new ByConstant<>(ACKNOWLEDGED, meters::acknowledged);
    answered = meters.answered();
    rechecks = new ByConstant<>(RECHECKED, meters::recheck);
    replacedAnswers = new ByConstant<>(REPLACED, meters::replacedAnswer);
    settlements = new ByConstant<>(EnumSet.allOf(Settlement.class), meters::settlement);
    meters.keyEnd(this::secondsToKeyEnd);
    meters.clockBehind(this::secondsBehind);
  }

  private static ByConstant<Result, Timer> times(Meters meters, Step step, Set<Result> expected) {
    return new ByConstant<>(expected, result -> meters.time(step, result));
  }

  void watch(VerifierStatus verifier) {
    latest = new WeakReference<>(verifier);
  }

  private long secondsToKeyEnd() {
    Instant now = Instant.now();
    return Optional.ofNullable(latest.get())
        .flatMap(VerifierStatus::nextKeyEnd)
        .map(end -> Math.max(0, Duration.between(now, end).toSeconds()))
        .orElse(0L);
  }

  private double secondsBehind() {
    return Optional.ofNullable(latest.get())
        .flatMap(VerifierStatus::clockSkew)
        .map(behind -> behind.toMillis() / 1_000.0)
        .orElse(0.0);
  }

  void count(VerificationEvent event) {
    switch (event.step()) {
      case VERIFY -> countVerification(event);
      case RECHECK -> countRecheck(event);
      case ANSWER -> event.reason().map(replacedAnswers::of).ifPresent(Counter::increment);
      // its time is the handler's, which servers measure themselves
      case SETTLE -> event.settlement().map(settlements::of).ifPresent(Counter::increment);
      case CLOSED -> {} // no verifier has judged it
    }
  }

  private void countVerification(VerificationEvent event) {
    Result result = event.result();
    verifications.of(result).record(event.duration());
    switch (result) {
      case VERIFIED -> event.outcome().map(verified::of).ifPresent(Counter::increment);
      case ANSWERED -> answered.increment();
      case ACKNOWLEDGED -> event.reason().map(acknowledged::of).ifPresent(Counter::increment);
      case REJECTED -> event.reason().map(rejected::of).ifPresent(Counter::increment);
    }
  }

  private void countRecheck(VerificationEvent event) {
    recheckTimes.of(event.result()).record(event.duration());
    rechecks.of(event.result()).increment();
  }
}
