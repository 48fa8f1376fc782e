package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Asks a store and waits so long and no longer. What is not answered in time, or goes wrong, is
 * {@link Reason#UNAVAILABLE}.
 *
 * <p>The work is done on threads of its own, for two reasons: drivers block for as long as they
 * like, and a connection that is taken on the request's thread would join the application's
 * transaction and be rolled back with it. Threads are never interrupted, because that breaks some
 * stores' files; they end when they have been idle for a while.
 */
final class InTime implements Asking {
  private static final int THREADS = 16;
  private static final int WAITING = 1_000;
  private static final long IDLE_SECONDS = 10;
  private static final long REPORT_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);
  private static final AtomicInteger COUNT = new AtomicInteger();

  /** Two minutes in all, with a pause that doubles from 0.1 s to 12.8 s. */
  private static final int REPEATS = 16;

  private static final long FIRST_DELAY_MILLIS = 100;
  private static final int MOST_DOUBLED = 7;
  private static final long WHEN_BUSY_MILLIS = 1_000;

  /** While a store is down, each request adds one. */
  private static final int MOST_UNSETTLED = 100_000;

  private final Duration timeout;
  private final ThreadPoolExecutor threads;

  /**
   * Not the one of CompletableFuture, whose thread never ends and keeps an application's loader.
   */
  private final ScheduledThreadPoolExecutor timer;

  private final AtomicInteger unsettled = new AtomicInteger();
  private final AtomicLong nextReport = new AtomicLong(System.nanoTime());

  InTime(Duration timeout) {
    this.timeout = timeout;
    this.threads =
        new ThreadPoolExecutor(
            THREADS,
            THREADS,
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(WAITING),
            InTime::thread);
    threads.allowCoreThreadTimeOut(true);
    this.timer = new ScheduledThreadPoolExecutor(1, InTime::thread);
    timer.setKeepAliveTime(IDLE_SECONDS, TimeUnit.SECONDS);
    timer.allowCoreThreadTimeOut(true);
  }

  /** Takes nothing of the request over: no inherited identity, no class loader to keep alive. */
  private static Thread thread(Runnable work) {
    String name = "verified-response-store-" + COUNT.incrementAndGet();
    Thread thread = new Thread(null, work, name, 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(InTime.class.getClassLoader());
    return thread;
  }

  Duration timeout() {
    return timeout;
  }

  @Override
  public <T> T call(Callable<T> work, Consumer<T> tooLate) throws RejectedException {
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
      throw Asking.unavailable();
    } catch (RejectedExecutionException e) {
      throw Asking.unavailable();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return giveUp(answer);
    }
  }

  private static <T> void answer(
      Callable<T> work, Consumer<T> tooLate, CompletableFuture<T> answer) {
    if (answer.isDone()) {
      return; // nobody waits any more
    }
    try {
      T given = work.call();
      if (!answer.complete(given)) {
        tooLate.accept(given);
      }
    } catch (Exception | LinkageError e) {
      answer.completeExceptionally(e);
    }
  }

  /** Says what kind of failure it was, for the operator; a message might quote an address. */
  private void report(String kind) {
    long now = System.nanoTime();
    long next = nextReport.get();
    if (now - next >= 0 && nextReport.compareAndSet(next, now + REPORT_EVERY_NANOS)) {
      System.getLogger(InTime.class.getName())
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

  /** Either this or the answer is first; an answer that was first is taken. */
  private static <T> T giveUp(CompletableFuture<T> answer) throws RejectedException {
    RejectedException late = Asking.unavailable();
    if (answer.completeExceptionally(late)) {
      throw late;
    }
    try {
      return answer.join();
    } catch (RuntimeException e) {
      throw Asking.unavailable();
    }
  }

  /**
   * Does work that must not get lost: now, and when the store does not answer in time, again and
   * again off the caller's thread. The work may be done twice, and is true when nothing is left.
   */
  void settle(Callable<Boolean> work) {
    try {
      if (call(work)) {
        return;
      }
    } catch (RejectedException unavailable) {
      // again, later
    }
    repeat(work);
  }

  /** As {@link #settle}, without a first attempt on the caller's thread. */
  void repeat(Callable<Boolean> work) {
    if (unsettled.incrementAndGet() > MOST_UNSETTLED) {
      giveUpSettling();
    } else {
      repeat(work, 0);
    }
  }

  private void repeat(Callable<Boolean> work, int attempt) {
    long delay = FIRST_DELAY_MILLIS << Math.min(attempt, MOST_DOUBLED);
    after(delay, () -> attempt(work, attempt));
  }

  private void attempt(Callable<Boolean> work, int attempt) {
    try {
      if (work.call()) {
        unsettled.decrementAndGet();
        return;
      }
    } catch (Exception | LinkageError e) {
      report(kind(e));
    }
    if (attempt + 1 < REPEATS) {
      repeat(work, attempt + 1);
    } else {
      giveUpSettling();
    }
  }

  private void giveUpSettling() {
    unsettled.decrementAndGet();
    System.getLogger(InTime.class.getName())
        .log(
            System.Logger.Level.ERROR,
            "a claim could not be settled in the store of used results; its result stays in use");
  }

  /** For repeated work: when all threads are busy, it is late and not lost. */
  private void execute(Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException busy) {
      after(WHEN_BUSY_MILLIS, work);
    }
  }

  private void after(long delayMillis, Runnable work) {
    Future<?> unused = timer.schedule(() -> execute(work), delayMillis, TimeUnit.MILLISECONDS);
  }

  /** Does work that nobody waits for, if a thread is to be had. */
  void later(Runnable work) {
    try {
      threads.execute(work);
    } catch (RejectedExecutionException busy) {
      // it comes again
    }
  }
}
