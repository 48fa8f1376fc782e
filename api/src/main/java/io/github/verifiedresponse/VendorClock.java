package io.github.verifiedresponse;

import io.github.verifiedresponse.result.SignedTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * This node's clock, compared with the vendor's by the times under good signatures. A result cannot
 * come before it was issued: one that seems to, by this clock, proves that this clock is behind by
 * at least as much. One that seems old may only have come late, so the youngest of a while counts,
 * and a result that is not newer than all before it is not looked at: who repeats old results
 * changes nothing.
 */
final class VendorClock {
  private static final long WINDOW_NANOS = TimeUnit.MINUTES.toNanos(5);
  private static final long WARN_EVERY_NANOS = TimeUnit.HOURS.toNanos(1);

  /** No clock-skew is longer, and what is older says nothing of clocks. */
  private static final long LONGEST_MILLIS = TimeUnit.HOURS.toMillis(1);

  private static final long LONGEST_SECONDS = TimeUnit.DAYS.toSeconds(3_650);
  private static final long MILLIS = TimeUnit.SECONDS.toMillis(1);
  private static final long NONE = Long.MIN_VALUE;

  private final Clock clock;
  private final Duration tolerance;
  private final LongSupplier nanoTime;
  private final BiConsumer<Duration, Duration> warning;
  private final AtomicLong nextWarning;

  /** When the newest result was issued, in seconds: most requests find that theirs is not newer. */
  private volatile long newest = NONE;

  private long windowStart;
  private long mostBefore = NONE;
  private long most = NONE;

  /**
   * Starts without having seen anything.
   *
   * @param tolerance the setting {@code clock-skew}
   * @param warning is told once an hour at most how far this clock is behind, and the tolerance,
   *     when half of the tolerance is used up
   */
  VendorClock(
      Clock clock,
      Duration tolerance,
      LongSupplier nanoTime,
      BiConsumer<Duration, Duration> warning) {
    this.clock = clock;
    this.tolerance = tolerance;
    this.nanoTime = nanoTime;
    this.warning = warning;
    this.windowStart = nanoTime.getAsLong();
    this.nextWarning = new AtomicLong(windowStart);
  }

  /** {@return what time it is here, after that of a genuine result was compared with it} */
  Instant compare(SignedTime time) {
    Instant now = clock.instant();
    Instant issuedAt = time.issuedAt();
    if (issuedAt != null && issuedAt.getEpochSecond() > newest) {
      compare(issuedAt, behind(issuedAt, now));
    }
    return now;
  }

  private static long behind(Instant issuedAt, Instant now) {
    long seconds = issuedAt.getEpochSecond() - now.getEpochSecond();
    long near = Math.max(-LONGEST_SECONDS, Math.min(seconds, LONGEST_SECONDS));
    return near * MILLIS + TimeUnit.NANOSECONDS.toMillis(issuedAt.getNano() - now.getNano());
  }

  private void compare(Instant issuedAt, long behind) {
    if (behind < -LONGEST_MILLIS) {
      return;
    }
    long nanos = nanoTime.getAsLong();
    synchronized (this) {
      turn(nanos);
      most = Math.max(most, behind);
      if (behind <= tolerance.toMillis()) { // one that is refused must not hide those that follow
        newest = Math.max(newest, issuedAt.getEpochSecond());
      }
    }
    if (behind > 0 && behind >= tolerance.toMillis() / 2) {
      warn(behind, nanos);
    }
  }

  private void warn(long behind, long nanos) {
    long next = nextWarning.get();
    if (nanos - next >= 0 && nextWarning.compareAndSet(next, nanos + WARN_EVERY_NANOS)) {
      warning.accept(Duration.ofMillis(behind), tolerance);
    }
  }

  /** Forgets what is older than two windows, so that a clock that was set right is known for it. */
  private void turn(long nanos) {
    long since = nanos - windowStart;
    if (since >= WINDOW_NANOS) {
      mostBefore = since < 2 * WINDOW_NANOS ? most : NONE;
      most = NONE;
      windowStart = nanos;
    }
  }

  /** As {@link VerifierStatus#clockSkew} says. */
  synchronized Optional<Duration> behind() {
    turn(nanoTime.getAsLong());
    long behind = Math.max(mostBefore, most);
    return behind == NONE ? Optional.empty() : Optional.of(Duration.ofMillis(behind));
  }
}
