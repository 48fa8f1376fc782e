package io.github.verifiedresponse.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.Refusals;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What must not get lost when a store does not answer: it is done later, by another thread. */
class SettledLaterTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(20);

  private static TimeLimitedStore limited(Duration timeout) {
    return TimeLimitedStore.of(MemoryStore.of(1, 1, Clock.systemUTC()), timeout);
  }

  private final List<Thread> workers = new CopyOnWriteArrayList<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final AtomicInteger done = new AtomicInteger();

  private boolean work() throws SQLException {
    workers.add(Thread.currentThread());
    if (failures.getAndDecrement() > 0) {
      throw new SQLException("password=hunter2", "08006");
    }
    done.incrementAndGet();
    return true;
  }

  @Test
  void isDoneWhenTheCallerGoesOnIfTheStoreAnswers() {
    limited(LONG).settle(store -> work());

    assertThat(done).hasValue(1);
    assertThat(workers).hasSize(1).doesNotContain(Thread.currentThread());
  }

  @Test
  void isDoneLaterWhenTheStoreFailsAtFirst() throws Exception {
    failures.set(3);

    limited(LONG).settle(store -> work());
    assertThat(done).as("the caller does not wait for it").hasValue(0);

    Await.until(() -> done.get() == 1);
    assertThat(workers)
        .hasSize(4)
        .doesNotContain(Thread.currentThread())
        .allMatch(worker -> worker.getName().startsWith("verified-response-store-"));
  }

  @Test
  void isDoneLaterWhenTheStoreEndsWithAnErrorAtFirst() throws Exception {
    AtomicInteger errors = new AtomicInteger(2);

    limited(LONG)
        .settle(
            store -> {
              if (errors.getAndDecrement() > 0) {
                throw new OutOfMemoryError("of this test");
              }
              return work();
            });

    Await.until(() -> done.get() == 1);
  }

  @Test
  void isDoneWhenTheStoreAnswersAgainHoweverLongItWasDown() throws Exception {
    TimeLimitedStore limited =
        TimeLimitedStore.parkingAfter(2, MemoryStore.of(1, 1, Clock.systemUTC()), LONG);
    failures.set(3);
    try (LogCapture log = LogCapture.start()) {
      limited.settle(store -> work());
      Await.until(
          () ->
              log.lines().stream()
                  .anyMatch(line -> line.contains("this is retried until it answers")));
    }
    assertThat(done).hasValue(0);

    limited.find("0".repeat(64));

    Await.until(() -> done.get() == 1);
  }

  /** Requests have the same threads. */
  @Test
  void isDoneByFewAtATimeWhenTheStoreAnswersAgain() throws Exception {
    TimeLimitedStore limited =
        TimeLimitedStore.parkingAfter(1, MemoryStore.of(1, 1, Clock.systemUTC()), LONG);
    AtomicBoolean down = new AtomicBoolean(true);
    AtomicInteger atOnce = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    for (int i = 0; i < 500; i++) {
      limited.repeat(
          store -> {
            if (down.get()) {
              failures.incrementAndGet();
              return false;
            }
            most.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
            Await.pass(Duration.ofMillis(1));
            atOnce.decrementAndGet();
            return done.incrementAndGet() > 0;
          });
    }
    Await.until(() -> failures.get() == 500);
    down.set(false);

    while (done.get() < 500) {
      limited.find("0".repeat(64));
    }

    assertThat(most.get()).isBetween(1, 4);
  }

  @Test
  void isDoneLaterWhenTheStoreIsSilentAtFirst() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    TimeLimitedStore limited = limited(SHORT);
    long start = System.nanoTime();

    limited.settle(
        store -> {
          assertThat(answer.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
          return work();
        });
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(LONG);
    assertThat(done).hasValue(0);

    answer.countDown();
    Await.until(() -> done.get() >= 1);
  }

  @Test
  void isRepeatedWhileSomethingIsLeftToDo() throws Exception {
    AtomicInteger left = new AtomicInteger(3);

    limited(LONG).settle(store -> left.decrementAndGet() == 0);

    Await.until(() -> left.get() == 0);
  }

  @Test
  void isNeverTriedOnTheCallersThreadWhereOnlyRepetitionIsAsked() throws Exception {
    failures.set(1);

    limited(LONG).repeat(store -> work());

    Await.until(() -> done.get() == 1);
    assertThat(workers).hasSize(2).doesNotContain(Thread.currentThread());
  }

  @Test
  void leavesNoThreadBehindThatKeepsAnUndeployedApplication() throws Exception {
    ClassLoader application = new ClassLoader(TimeLimitedStore.class.getClassLoader()) {};
    failures.set(2);
    TimeLimitedStore limited = limited(LONG);
    Thread request = new Thread(() -> limited.settle(store -> work()));
    request.setContextClassLoader(application);
    request.start();
    request.join();

    Await.until(() -> done.get() == 1);

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getContextClassLoader)
        .doesNotContain(application);
  }

  @Test
  void isDoneWhenAllThreadsWereBusy() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    TimeLimitedStore limited = limited(Duration.ofMillis(1));
    for (int i = 0; i < 2_000; i++) {
      Refusals.reason(() -> limited.ask(store -> await(answer)));
    }

    limited.settle(store -> work());
    answer.countDown();

    Await.until(() -> done.get() == 1);
  }

  @Test
  void saysWhatKindOfFailureItWasAndNothingOfItsMessage() throws Exception {
    failures.set(2);
    try (LogCapture log = LogCapture.start()) {
      limited(LONG).repeat(store -> work());
      Await.until(() -> done.get() == 1);

      assertThat(log.lines()).singleElement().asString().contains("SQLSTATE 08006");
    }
  }

  private static boolean await(CountDownLatch answer) throws InterruptedException {
    assertThat(answer.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    return true;
  }
}
