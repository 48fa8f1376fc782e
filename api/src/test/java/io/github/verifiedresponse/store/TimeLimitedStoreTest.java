package io.github.verifiedresponse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TimeLimitedStoreTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Store NO_STORE = MemoryStore.of(1, 1, Clock.systemUTC());

  private static TimeLimitedStore limited(Duration timeout) {
    return TimeLimitedStore.of(NO_STORE, timeout);
  }

  private final CountDownLatch answer = new CountDownLatch(1);

  @Test
  void givesWhatTheStoreAnswers() throws RejectedException {
    assertThat(limited(LONG).<String>ask(store -> "yes")).isEqualTo("yes");
  }

  @Test
  @DisplayName("AT-157 says unavailable in time when the store is silent")
  void saysUnavailableInTimeWhenTheStoreIsSilent() {
    long start = System.nanoTime();

    assertThat(Refusals.reason(() -> limited(SHORT).ask(store -> awaitAnswer())))
        .isEqualTo(Reason.UNAVAILABLE);

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isBetween(SHORT, LONG);
    answer.countDown();
  }

  @Test
  void takesBackWhatTheStoreDidTooLate() throws Exception {
    AtomicReference<String> takenBack = new AtomicReference<>("");

    assertThat(Refusals.reason(() -> limited(SHORT).ask(store -> awaitAnswer(), takenBack::set)))
        .isEqualTo(Reason.UNAVAILABLE);
    assertThat(takenBack).hasValue("");
    answer.countDown();

    Await.until(() -> "late".equals(takenBack.get()));
  }

  @Test
  void isBackWhenTheStoreIsBack() throws Exception {
    TimeLimitedStore limited = limited(SHORT);
    for (int i = 0; i < 40; i++) {
      assertThat(Refusals.reason(() -> limited.ask(store -> awaitAnswer())))
          .isEqualTo(Reason.UNAVAILABLE);
    }

    answer.countDown();

    Await.until(
        () -> {
          try {
            return limited.<Boolean>ask(store -> true);
          } catch (RejectedException stillBusy) {
            return false;
          }
        });
  }

  @Test
  void doesNotBeginWhatNobodyWaitsForAnyMore() throws Exception {
    TimeLimitedStore limited = limited(SHORT);
    AtomicInteger begun = new AtomicInteger();
    for (int i = 0; i < 40; i++) {
      Refusals.reason(
          () ->
              limited.ask(
                  store -> {
                    begun.incrementAndGet();
                    return awaitAnswer();
                  }));
    }

    answer.countDown();
    limited.repeat(
        store -> {
          begun.decrementAndGet(); // behind all that wait
          return true;
        });

    Await.until(() -> begun.get() == 15);
  }

  @Test
  void saysWhatKindOfFailureItWasAndNothingOfItsMessage() {
    try (LogCapture log = LogCapture.start()) {
      TimeLimitedStore limited = limited(LONG);
      for (int i = 0; i < 3; i++) {
        assertThat(
                Refusals.reason(
                    () ->
                        limited.ask(
                            store -> {
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

    assertThat(Refusals.reason(() -> limited(LONG).ask(store -> awaitAnswer())))
        .isEqualTo(Reason.UNAVAILABLE);

    assertThat(Thread.interrupted()).isTrue();
    answer.countDown();
  }

  @Test
  void worksOnThreadsThatInheritNothing() throws RejectedException {
    InheritableThreadLocal<String> identity = new InheritableThreadLocal<>();
    identity.set("anna");

    TimeLimitedStore limited = limited(LONG);

    assertThat(limited.<String>ask(store -> String.valueOf(identity.get()))).isEqualTo("null");
    assertThat(limited.<Boolean>ask(store -> Thread.currentThread().isDaemon())).isTrue();
  }

  private String awaitAnswer() throws InterruptedException {
    assertThat(answer.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return "late";
  }

  @Test
  void asksAsManyQuestionsAtOnceAsItIsTold() throws Exception {
    ExecutorService callers = Executors.newCachedThreadPool();
    for (int connections : new int[] {1, 2, 20}) {
      TimeLimitedStore limited = limited(LONG).withConnections(connections);
      CyclicBarrier allAtOnce = new CyclicBarrier(connections);
      AtomicInteger now = new AtomicInteger();
      AtomicInteger most = new AtomicInteger();
      Callable<Integer> question =
          () ->
              limited.<Integer>ask(
                  store -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    allAtOnce.await();
                    return now.decrementAndGet();
                  });

      for (Future<Integer> answered :
          callers.invokeAll(Collections.nCopies(2 * connections, question))) {
        assertThat(answered.get()).isLessThan(connections);
      }
      assertThat(most).hasValue(connections);
    }
    callers.shutdown();
  }

  @Test
  void asksOneToAThousandQuestionsAtOnce() {
    for (int wrong : new int[] {-1, 0, 1_001}) {
      assertThatThrownBy(() -> limited(LONG).withConnections(wrong))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("use a number from 1 to 1000");
    }
    assertThat(limited(LONG).withConnections(1_000)).hasToString(NO_STORE.toString());
  }

  @Test
  void takesNoTimeoutThatWouldHoldRequestsForLong() {
    assertThatThrownBy(() -> limited(Duration.ZERO)).hasMessageContaining("time-out");
    assertThatThrownBy(() -> limited(Duration.ofNanos(999_999)))
        .hasMessageContaining("from PT0.001S");
    assertThatThrownBy(() -> limited(Duration.ofMinutes(1))).hasMessageContaining("to PT30S");
  }

  @Test
  void isAStoreItself() throws RejectedException {
    TimeLimitedStore limited = TimeLimitedStore.of(MemoryStore.of(9, 9, Clock.systemUTC()), LONG);
    Entry entry = new Entry(Instant.parse("2126-11-22T10:00:00Z"), "holder", "open");

    assertThat(limited.insert("key", entry)).isTrue();
    assertThat(limited.insert("key", entry)).isFalse();
    assertThat(limited.replace("key", entry, entry.state("used"))).isTrue();
    assertThat(limited.find("key")).contains(entry.state("used"));
    assertThat(limited.keepsAtMost()).isGreaterThan(Duration.ofDays(1_000));
    assertThat(limited).hasToString("memory (this node only)");
    assertThat(TimeLimitedStore.of(limited)).isSameAs(limited);
  }
}
