package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.LogCapture;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What must not get lost when a store does not answer: it is done later, by another thread. */
class SettledLaterTest {
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final Duration LONG = Duration.ofSeconds(20);

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
    new InTime(LONG).settle(this::work);

    assertThat(done).hasValue(1);
    assertThat(workers).hasSize(1).doesNotContain(Thread.currentThread());
  }

  @Test
  void isDoneLaterWhenTheStoreFailsAtFirst() throws Exception {
    failures.set(3);

    new InTime(LONG).settle(this::work);
    assertThat(done).as("the caller does not wait for it").hasValue(0);

    Await.until(() -> done.get() == 1);
    assertThat(workers)
        .hasSize(4)
        .doesNotContain(Thread.currentThread())
        .allMatch(worker -> worker.getName().startsWith("verified-response-store-"));
  }

  @Test
  void isDoneLaterWhenTheStoreIsSilentAtFirst() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    InTime inTime = new InTime(SHORT);
    long start = System.nanoTime();

    inTime.settle(
        () -> {
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

    new InTime(LONG).settle(() -> left.decrementAndGet() == 0);

    Await.until(() -> left.get() == 0);
  }

  @Test
  void isNeverTriedOnTheCallersThreadWhereOnlyRepetitionIsAsked() throws Exception {
    failures.set(1);

    new InTime(LONG).repeat(this::work);

    Await.until(() -> done.get() == 1);
    assertThat(workers).hasSize(2).doesNotContain(Thread.currentThread());
  }

  @Test
  void leavesNoThreadBehindThatKeepsAnUndeployedApplication() throws Exception {
    ClassLoader application = new ClassLoader(InTime.class.getClassLoader()) {};
    failures.set(2);
    InTime inTime = new InTime(LONG);
    Thread request = new Thread(() -> inTime.settle(this::work));
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
    InTime inTime = new InTime(SHORT);
    for (int i = 0; i < 2_000; i++) {
      inTime.later(() -> awaitUnchecked(answer));
    }

    inTime.settle(this::work);
    answer.countDown();

    Await.until(() -> done.get() == 1);
  }

  @Test
  void saysWhatKindOfFailureItWasAndNothingOfItsMessage() throws Exception {
    failures.set(2);
    try (LogCapture log = LogCapture.start()) {
      new InTime(LONG).repeat(this::work);
      Await.until(() -> done.get() == 1);

      assertThat(log.lines()).singleElement().asString().contains("SQLSTATE 08006");
    }
  }

  private static void awaitUnchecked(CountDownLatch answer) {
    try {
      assertThat(answer.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
