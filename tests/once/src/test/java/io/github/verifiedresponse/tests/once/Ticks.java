package io.github.verifiedresponse.tests.once;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;

/** A clock that threads move by a minute. */
final class Ticks extends Clock {
  static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private static final int MINUTE_SECONDS = 60;

  private final AtomicInteger minutes = new AtomicInteger();

  void tick() {
    minutes.incrementAndGet();
  }

  @Override
  public Instant instant() {
    return START.plusSeconds((long) minutes.get() * MINUTE_SECONDS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("this clock has one zone");
  }
}
