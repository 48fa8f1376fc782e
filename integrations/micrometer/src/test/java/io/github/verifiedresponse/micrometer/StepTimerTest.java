package io.github.verifiedresponse.micrometer;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Acceptance;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.VerificationEvent.Result;
import io.github.verifiedresponse.VerificationEvent.Step;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.result.Outcome;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How long each step takes: a slow handler must not look like a slow verification. */
class StepTimerTest {
  private static final String TIMER = "verified.response.verification";

  @AutoClose private final MeterRegistry registry = new SimpleMeterRegistry();

  private Timer timer(Step step, Result result) {
    return registry.get(TIMER).tags("step", step.code(), "result", result.code()).timer();
  }

  private List<String> timed() {
    return registry.get(TIMER).timers().stream()
        .filter(timer -> timer.count() > 0)
        .map(StepTimerTest::tags)
        .toList();
  }

  private static String tags(Timer timer) {
    return timer.getId().getTag("step") + " " + timer.getId().getTag("result");
  }

  @Test
  void eachResultOfEachStepHasATimerBeforeAnyRequest() {
    Sample.verifier("kyc", registry);

    assertThat(timed()).isEmpty();
    assertThat(registry.get(TIMER).timers())
        .extracting(StepTimerTest::tags)
        .containsExactlyInAnyOrder(
            "verify verified",
            "verify acknowledged",
            "verify answered",
            "verify rejected",
            "recheck verified",
            "recheck acknowledged",
            "recheck rejected");
  }

  @Test
  void verificationsAreTimedByTheirResult() {
    ResponseVerifier verifier = Sample.verifier("kyc", registry);

    Verdicts.verified(verifier.verify(Sample.approved().message()));
    verifier.verify(Sample.approved().tampered().message());
    verifier.verify(Sample.approved().withOtherKey().message());

    assertThat(timed()).containsExactlyInAnyOrder("verify verified", "verify rejected");
    assertThat(timer(Step.VERIFY, Result.VERIFIED).totalTime(TimeUnit.NANOSECONDS)).isPositive();
    assertThat(timer(Step.VERIFY, Result.REJECTED).count()).isEqualTo(2);
  }

  @Test
  void aRecheckIsTimedByItsResult() {
    ResponseVerifier verifier = Sample.verifier("kyc", registry);
    VerifiedPayload payload = Verdicts.verified(verifier.verify(Sample.approved().message()));

    verifier.handling().recheck(payload, Acceptance.of(Outcome.PENDING), FilterKind.JAX_RS);

    assertThat(timed()).containsExactlyInAnyOrder("verify verified", "recheck rejected");
  }

  /** Servers measure handlers themselves. */
  @Test
  void theTimeOfAHandlerIsNotAmongThem() {
    ResponseVerifier verifier = Sample.verifier("kyc", registry);
    VerifiedPayload payload = Verdicts.verified(verifier.verify(Sample.approved().message()));

    verifier.handling().settle(payload, Ending.byAnswer(200));

    assertThat(timed()).containsExactly("verify verified");
  }

  /** Its time would be zero, and hide the others' in a mean. */
  @Test
  void aReplacedAnswerIsNotTimed() {
    ResponseVerifier verifier = Sample.verifier("kyc", registry);
    VerifiedPayload payload = Verdicts.verified(verifier.verify(Sample.approved().message()));

    verifier.handling().replaced(payload, verifier.handling().alreadyUsed());

    assertThat(timed()).containsExactly("verify verified");
  }
}
