package io.github.verifiedresponse.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for what happens elsewhere, with an end. */
public final class Await {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final long POLL_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private Await() {}

  public static void until(Callable<Boolean> done) throws Exception {
    until("what is waited for", done);
  }

  public static void until(String what, Callable<Boolean> done) throws Exception {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!done.call()) {
      assertThat(System.nanoTime()).as("not in time: " + what).isLessThan(end);
      Thread.onSpinWait();
    }
  }

  public static void until(String what, Duration atMost, BooleanSupplier happened) {
    long end = System.nanoTime() + atMost.toNanos();
    while (!happened.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what + " within " + atMost).isLessThan(end);
      LockSupport.parkNanos(POLL_NANOS);
    }
  }

  /** Lets a fault last while others go on with their work. */
  public static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - end < 0) {
      LockSupport.parkNanos(POLL_NANOS);
    }
  }
}
