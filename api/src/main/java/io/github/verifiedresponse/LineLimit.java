package io.github.verifiedresponse;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Lets one log line through a second and counts those that it leaves out: what a sender can cause
 * as often as it likes must not fill a disk, or cost more than the check that refused it.
 */
final class LineLimit {
  private static final long INTERVAL_NANOS = TimeUnit.SECONDS.toNanos(1);

  private final LongSupplier nanoTime;
  private final AtomicLong lineAt;
  private final LongAdder leftOut = new LongAdder();

  LineLimit(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.lineAt = new AtomicLong(nanoTime.getAsLong() - INTERVAL_NANOS);
  }

  /**
   * {@return what to say at the end of the line about those that were left out since the last one;
   * null when this one is left out as well}
   */
  @Nullable String admit() {
    long now = nanoTime.getAsLong();
    long before = lineAt.get();
    if (now - before < INTERVAL_NANOS || !lineAt.compareAndSet(before, now)) {
      leftOut.increment();
      return null;
    }
    long left = leftOut.sumThenReset();
    return left == 0
        ? ""
        : "; and " + grouped(left) + " more in the last " + seconds(now - before) + " s";
  }

  private static long seconds(long nanos) {
    return TimeUnit.NANOSECONDS.toSeconds(nanos);
  }

  /** Not by a locale, which the server's default would choose. */
  private static String grouped(long number) {
    return Long.toString(number).replaceAll("(?<=[0-9])(?=(?:[0-9]{3})+$)", ",");
  }
}
