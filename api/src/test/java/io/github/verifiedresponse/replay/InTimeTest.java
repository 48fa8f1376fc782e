package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.RejectedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InTimeTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(20);

  private final CountDownLatch answer = new CountDownLatch(1);

  @Test
  void givesWhatTheStoreAnswers() throws RejectedException {
    assertThat(new InTime(LONG).<String>call(() -> "yes")).isEqualTo("yes");
  }

  @Test
  @DisplayName("AT-157 says unavailable in time when the store is silent")
  void saysUnavailableInTimeWhenTheStoreIsSilent() {
    long start = System.nanoTime();

    assertThat(Refusals.reason(() -> new InTime(SHORT).call(this::awaitAnswer)))
        .isEqualTo(Reason.UNAVAILABLE);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, LONG);
    answer.countDown();
  }

  @Test
  void takesBackWhatTheStoreDidTooLate() throws Exception {
    AtomicReference<String> takenBack = new AtomicReference<>("");

    assertThat(Refusals.reason(() -> new InTime(SHORT).call(this::awaitAnswer, takenBack::set)))
        .isEqualTo(Reason.UNAVAILABLE);
    assertThat(takenBack).hasValue("");
    answer.countDown();

    Await.until(() -> "late".equals(takenBack.get()));
  }

  @Test
  void isBackWhenTheStoreIsBack() throws Exception {
    InTime inTime = new InTime(SHORT);
    for (int i = 0; i < 40; i++) {
      assertThat(Refusals.reason(() -> inTime.call(this::awaitAnswer)))
          .isEqualTo(Reason.UNAVAILABLE);
    }

    answer.countDown();

    Await.until(
        () -> {
          try {
            return inTime.<Boolean>call(() -> true);
          } catch (RejectedException stillBusy) {
            return false;
          }
        });
  }

  @Test
  void doesNotBeginWhatNobodyWaitsForAnyMore() throws Exception {
    InTime inTime = new InTime(SHORT);
    AtomicInteger begun = new AtomicInteger();
    for (int i = 0; i < 40; i++) {
      Refusals.reason(
          () ->
              inTime.call(
                  () -> {
                    begun.incrementAndGet();
                    return awaitAnswer();
                  }));
    }

    answer.countDown();
    inTime.later(begun::decrementAndGet); // behind all that wait

    Await.until(() -> begun.get() == 15);
  }

  @Test
  void saysWhatKindOfFailureItWasAndNothingOfItsMessage() {
    try (LogCapture log = LogCapture.start()) {
      InTime inTime = new InTime(LONG);
      for (int i = 0; i < 3; i++) {
        assertThat(
                Refusals.reason(
                    () ->
                        inTime.call(
                            () -> {
                              throw new SQLException("password=hunter2", "53100");
                            })))
            .isEqualTo(Reason.UNAVAILABLE);
      }

      assertThat(log.lines()).hasSize(1);
      assertThat(log.lines().get(0)).contains("SQLSTATE 53100").doesNotContain("hunter2");
    }
  }

  @Test
  void anInterruptedRequestIsRefusedAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertThat(Refusals.reason(() -> new InTime(LONG).call(this::awaitAnswer)))
        .isEqualTo(Reason.UNAVAILABLE);

    assertThat(Thread.interrupted()).isTrue();
    answer.countDown();
  }

  @Test
  void worksOnThreadsThatInheritNothing() throws RejectedException {
    InheritableThreadLocal<String> identity = new InheritableThreadLocal<>();
    identity.set("anna");

    InTime inTime = new InTime(LONG);

    assertThat(inTime.<String>call(() -> String.valueOf(identity.get()))).isEqualTo("null");
    assertThat(inTime.<Boolean>call(() -> Thread.currentThread().isDaemon())).isTrue();
  }

  private String awaitAnswer() throws InterruptedException {
    assertThat(answer.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return "late";
  }
}
