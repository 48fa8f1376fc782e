package io.github.verifiedresponse.store;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A store that is waited for so long and no longer. What is not answered in time, or goes wrong, is
 * {@link Reason#UNAVAILABLE}: a store that is down, slow, full or read-only lets nothing through,
 * and works again without a restart when it is back.
 *
 * <p>The store is asked on threads of its own, for two reasons: drivers block for as long as they
 * like, and a connection obtained on the request's thread would join the application's transaction
 * and be rolled back with it. Threads are never interrupted, because that breaks some stores'
 * files.
 */
public final class TimeLimitedStore implements Store {
  /** How long a question to a store may take unless another time is set. */
  public static final Duration DEFAULT_TIMEOUT = Duration.ofMillis(300);

  private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(30);

  /** How many questions run at once unless another number is set. */
  public static final int DEFAULT_CONNECTIONS = 16;

  private static final int MOST_CONNECTIONS = 1_000;
  private static final int WAITING = 1_000;
  private static final long REPORT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Store store;
  private final Duration timeout;
  private final ThreadPoolExecutor threads;
  private final AtomicLong nextReport = new AtomicLong(System.nanoTime());
  private final UnsettledWork unsettled;

  private TimeLimitedStore(Store store, Duration timeout, int connections, int repeats) {
    if (timeout.compareTo(SHORTEST_TIMEOUT) < 0 || timeout.compareTo(LONGEST_TIMEOUT) > 0) {
      throw new IllegalArgumentException("a store's time-out is from PT0.001S to PT30S");
    }
    this.store = store;
    this.timeout = timeout;
    this.threads = StoreThreads.pool(connections, WAITING);
    this.unsettled = new UnsettledWork(this::isDone, threads, repeats);
  }

  /** As {@link #of(Store, Duration)}, for a test in which work is parked earlier. */
  static TimeLimitedStore parkingAfter(int repeats, Store store, Duration timeout) {
    return new TimeLimitedStore(store, timeout, DEFAULT_CONNECTIONS, repeats);
  }

  /**
   * {@return the store with a time-out for each question}
   *
   * @param timeout from a millisecond to 30 seconds
   */
  public static TimeLimitedStore of(Store store, Duration timeout) {
    return new TimeLimitedStore(store, timeout, DEFAULT_CONNECTIONS, UnsettledWork.REPEATS);
  }

  /**
   * {@return the same store, asked so many questions at once; others wait} Each takes a thread and,
   * of a database, a connection.
   *
   * @param connections from 1 to 1,000; {@link #DEFAULT_CONNECTIONS} by default
   */
  public TimeLimitedStore withConnections(int connections) {
    if (connections < 1 || connections > MOST_CONNECTIONS) {
      throw new IllegalArgumentException("use a number from 1 to 1000");
    }
    return new TimeLimitedStore(store, timeout, connections, UnsettledWork.REPEATS);
  }

  /** {@return the store with the default time-out, unless it has one already} */
  public static TimeLimitedStore of(Store store) {
    return store instanceof TimeLimitedStore limited ? limited : of(store, DEFAULT_TIMEOUT);
  }

  /** Some questions to a store that belong together and are to be answered in one time. */
  @FunctionalInterface
  public interface Work<T> {
    /** {@return what the store, which is asked here without a limit, says in the end} */
    T on(Store store) throws Exception;
  }

  @Override
  public boolean insert(String key, Entry entry) throws RejectedException {
    return this.<Boolean>ask(asked -> asked.insert(key, entry));
  }

  @Override
  public Optional<Entry> find(String key) throws RejectedException {
    return this.<Optional<Entry>>ask(asked -> asked.find(key));
  }

  @Override
  public boolean replace(String key, Entry before, Entry after) throws RejectedException {
    return this.<Boolean>ask(asked -> asked.replace(key, before, after));
  }

  @Override
  public Duration keepsAtMost() {
    return store.keepsAtMost();
  }

  /** {@return what the work gives} */
  public <T> T ask(Work<T> work) throws RejectedException {
    return ask(work, tooLate -> {});
  }

  /**
   * {@return what the work gives}
   *
   * @param tooLate takes what the work gives after the caller has stopped waiting: a claim that was
   *     not reported must not remain
   */
  public <T> T ask(Work<T> work, Consumer<T> tooLate) throws RejectedException {
    CompletableFuture<T> answer = new CompletableFuture<>();
    try {
      threads.execute(() -> answer(work, tooLate, answer));
      return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      return giveUp(answer);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RejectedException refused) {
        throw refused;
      }
      report(kind(e.getCause()));
      throw unavailable();
    } catch (RejectedExecutionException e) {
      throw unavailable();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return giveUp(answer);
    }
  }

  private <T> void answer(Work<T> work, Consumer<T> tooLate, CompletableFuture<T> answer) {
    if (answer.isDone()) {
      return; // the caller has stopped waiting
    }
    try {
      T given = work.on(store);
      if (!answer.complete(given)) {
        tooLate.accept(given);
      }
      unsettled.resume();
    } catch (Throwable e) { // of a driver's, too: the caller waits, and the thread goes on
      answer.completeExceptionally(e);
    }
  }

  /** Says what kind of failure it was, for the operator; a message might quote an address. */
  private void report(String kind) {
    long now = System.nanoTime();
    long next = nextReport.get();
    if (now - next >= 0 && nextReport.compareAndSet(next, now + REPORT_EVERY_NANOS)) {
      System.getLogger(TimeLimitedStore.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "the store of used results failed with {0}; results are refused as unavailable",
              kind);
    }
  }

  private static String kind(@Nullable Throwable cause) {
    return cause instanceof SQLException e
        ? e.getClass().getName() + ", SQLSTATE " + e.getSQLState()
        : cause == null ? "an error" : cause.getClass().getName();
  }

  /** Either this or the answer is first; an answer that was first counts. */
  private static <T> T giveUp(CompletableFuture<T> answer) throws RejectedException {
    RejectedException late = unavailable();
    if (answer.completeExceptionally(late)) {
      throw late;
    }
    try {
      return answer.join();
    } catch (RuntimeException e) {
      throw unavailable();
    }
  }

  /**
   * Does work that must not get lost: now, and when the store does not answer in time, again and
   * again off the caller's thread, until the process ends. The work may be done twice, and is true
   * when nothing is left.
   */
  public void settle(Work<Boolean> work) {
    try {
      if (ask(work)) {
        return;
      }
    } catch (RejectedException unavailable) {
      // again, later
    }
    repeat(work);
  }

  /** As {@link #settle}, without a first attempt on the caller's thread. */
  public void repeat(Work<Boolean> work) {
    unsettled.add(work);
  }

  private boolean isDone(Work<Boolean> work) {
    try {
      return work.on(store);
    } catch (Throwable e) {
      report(kind(e));
      return false;
    }
  }

  private static RejectedException unavailable() {
    return new RejectedException(
        Reason.UNAVAILABLE, "the store of used results did not answer; try again later");
  }

  /** Says what the store says. */
  @Override
  public String toString() {
    return store.toString();
  }
}
