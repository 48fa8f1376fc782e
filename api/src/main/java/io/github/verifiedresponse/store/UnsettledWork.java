package io.github.verifiedresponse.store;

import io.github.verifiedresponse.store.TimeLimitedStore.Work;
import java.lang.System.Logger.Level;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * What a store has yet to be told. It is tried again and again for two minutes; then it is parked
 * until the store has answered something else. Nothing waits with what is parked, so that it keeps
 * no application alive.
 */
final class UnsettledWork {
  /** Two minutes in all, with a pause that doubles from 0.1 s to 12.8 s. */
  static final int REPEATS = 16;

  private static final long FIRST_DELAY_MILLIS = 100;
  private static final int MOST_DOUBLED = 7;
  private static final long WHEN_BUSY_MILLIS = 1_000;
  private static final long LOG_EVERY_NANOS = TimeUnit.SECONDS.toNanos(10);

  /** Of what is parked, so much is tried at a time beside requests. */
  private static final int RESUMED_AT_ONCE = 4;

  /** While a store is down, each request adds one. */
  private static final int MOST = 100_000;

  private final Predicate<Work<Boolean>> isDone;
  private final Executor threads;
  private final int repeats;
  private final ScheduledThreadPoolExecutor timer = StoreThreads.timer();
  private final AtomicInteger size = new AtomicInteger();
  private final Queue<Work<Boolean>> parked = new ConcurrentLinkedQueue<>();
  private final Semaphore resuming = new Semaphore(RESUMED_AT_ONCE);
  private final AtomicLong nextParked = new AtomicLong(System.nanoTime());
  private final AtomicLong nextDropped = new AtomicLong(System.nanoTime());

  /**
   * Makes it.
   *
   * @param isDone does the work, and tells whether nothing of it is left; it throws nothing
   * @param threads where it is done
   * @param repeats how often it is tried before it is parked
   */
  UnsettledWork(Predicate<Work<Boolean>> isDone, Executor threads, int repeats) {
    this.isDone = isDone;
    this.threads = threads;
    this.repeats = repeats;
  }

  void add(Work<Boolean> work) {
    if (size.incrementAndGet() <= MOST) {
      repeat(work, 0);
    } else {
      size.decrementAndGet();
      log(
          nextDropped,
          "too many claims are waiting for the store of used results: some were dropped, and their"
              + " results stay in use");
    }
  }

  private void repeat(Work<Boolean> work, int attempt) {
    long delay = FIRST_DELAY_MILLIS << Math.min(attempt, MOST_DOUBLED);
    after(delay, () -> attempt(work, attempt));
  }

  private void attempt(Work<Boolean> work, int attempt) {
    if (isDone.test(work)) {
      size.decrementAndGet();
      resume();
    } else if (attempt + 1 < repeats) {
      repeat(work, attempt + 1);
    } else {
      parked.add(work);
      log(
          nextParked,
          "claims could not be settled in the store of used results; this is retried until it"
              + " answers");
    }
  }

  /** The store has answered: some of what is parked is tried, once. */
  void resume() {
    while (!parked.isEmpty() && resuming.tryAcquire()) {
      Work<Boolean> work = parked.poll();
      if (work == null) {
        resuming.release();
      } else {
        execute(() -> attemptParked(work));
      }
    }
  }

  private void attemptParked(Work<Boolean> work) {
    boolean done = isDone.test(work);
    resuming.release();
    if (done) {
      size.decrementAndGet();
      resume();
    } else {
      parked.add(work);
    }
  }

  /** When all threads are busy, it is late and not lost. */
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

  private static void log(AtomicLong due, String error) {
    long now = System.nanoTime();
    long next = due.get();
    if (now - next >= 0 && due.compareAndSet(next, now + LOG_EVERY_NANOS)) {
      System.getLogger(TimeLimitedStore.class.getName()).log(Level.ERROR, error);
    }
  }
}
