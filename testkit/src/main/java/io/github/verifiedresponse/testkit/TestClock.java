package io.github.verifiedresponse.testkit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test moves, in UTC. Safe to share between threads. */
public final class TestClock extends Clock {
  private volatile Instant now;

  private TestClock(Instant start) {
    this.now = start;
  }

  /** {@return a clock that shows this time until it is moved} */
  public static TestClock at(Instant start) {
    return new TestClock(start);
  }

  /** Moves the clock, backwards with a negative duration. */
  public synchronized void move(Duration by) {
    now = now.plus(by);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  /** {@return this clock: instants have no zone} */
  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
