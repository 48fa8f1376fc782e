package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

class MemoryClockTest implements ClockContract {
  private final TestClock clock = TestClock.at(Instant.parse("2026-11-22T10:00:00Z"));
  private final ReplayGuard guard = ReplayGuards.inMemory(1_000, clock);

  @Override
  public ReplayGuard guard() {
    return guard;
  }

  @Override
  public TestClock clock() {
    return clock;
  }

  /** Each part of the memory drops what has ended when something in it is admitted. */
  @Override
  public void purge() throws RejectedException {
    for (int i = 0; i < 10_000; i++) {
      Asked.taken(
              guard,
              ReplayIdentity.of("caf", UUID.randomUUID().toString()),
              clock.instant().plus(Duration.ofHours(2))) // later than all that was dropped
          .giveBack(0);
    }
  }
}
