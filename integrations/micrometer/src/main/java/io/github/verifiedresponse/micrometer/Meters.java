package io.github.verifiedresponse.micrometer;

import io.github.verifiedresponse.VerificationEvent.Result;
import io.github.verifiedresponse.VerificationEvent.Step;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Settlement;
import io.github.verifiedresponse.result.Outcome;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.util.function.Supplier;

/**
 * Names, tags and descriptions. A meter has the same tags always, as Prometheus asks for.
 *
 * @param registry where they are registered
 * @param verifier the tags of one verifier
 */
record Meters(MeterRegistry registry, Tags verifier) {
  private static final String RESULT = "result";
  private static final String REASON = "reason";
  private static final String OUTCOME = "outcome";
  private static final String NONE = "none";

  static Meters of(String verifier, String scheme, MeterRegistry registry) {
    return new Meters(registry, Tags.of("verifier", verifier, "scheme", scheme));
  }

  Counter verified(Outcome outcome) {
    return requests(Result.VERIFIED, NONE, outcome.code());
  }

  Counter rejected(Reason reason) {
    return requests(Result.REJECTED, reason.code(), NONE);
  }

  Counter acknowledged(Reason reason) {
    return requests(Result.ACKNOWLEDGED, reason.code(), NONE);
  }

  Counter answered() {
    return requests(Result.ANSWERED, NONE, NONE);
  }

  private Counter requests(Result result, String reason, String outcome) {
    return counter(
        "verified.response.requests",
        "Checked requests, by decision",
        Tags.of(RESULT, result.code(), REASON, reason, OUTCOME, outcome));
  }

  Timer time(Step step, Result result) {
    return Timer.builder("verified.response.verification")
        .description("Time of a verification or recheck, without the handler's")
        .tags(verifier.and("step", step.code(), RESULT, result.code()))
        .register(registry);
  }

  Counter recheck(Result result) {
    return counter(
        "verified.response.rechecks",
        "Verified requests that reached another filter or dispatch, by its decision",
        Tags.of(RESULT, result.code()));
  }

  Counter replacedAnswer(Reason reason) {
    return counter(
        "verified.response.replaced.answers",
        "Responses of handlers that were replaced",
        Tags.of(REASON, reason.code()));
  }

  Counter settlement(Settlement settlement) {
    return counter(
        "verified.response.settlements",
        "Claims on verified results that have ended",
        Tags.of("settlement", settlement.code()));
  }

  void keyEnd(Supplier<Number> seconds) {
    gauge(
        "verified.response.key.end",
        "Time until the next key is no longer accepted; 0 if no end is known",
        seconds);
  }

  void clockBehind(Supplier<Number> seconds) {
    gauge(
        "verified.response.clock.behind",
        "Minimum by which this node's clock is behind the vendor's, as measured from genuine"
            + " results; negative values are the shortest time in transit; 0 if unknown",
        seconds);
  }

  private void gauge(String name, String description, Supplier<Number> seconds) {
    Gauge.builder(name, seconds)
        .baseUnit("seconds")
        .description(description)
        .tags(verifier)
        .register(registry);
  }

  private Counter counter(String name, String description, Tags tags) {
    return Counter.builder(name)
        .description(description)
        .tags(verifier.and(tags))
        .register(registry);
  }
}
