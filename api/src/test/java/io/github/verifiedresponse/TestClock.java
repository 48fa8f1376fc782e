package io.github.verifiedresponse;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** Stands still until a test moves it. */
public final class TestClock extends Clock {
  private volatile Instant now;

  private TestClock(Instant start) {
    this.now = start;
  }

  public static TestClock at(Instant start) {
    return new TestClock(start);
  }

  public static TestClock atSecond(long second) {
    return at(Instant.ofEpochSecond(second));
  }

  /** Moves the clock, backwards too. */
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

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
