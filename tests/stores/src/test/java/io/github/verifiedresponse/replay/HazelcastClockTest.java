package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.store.JCacheStore;
import io.github.verifiedresponse.store.TimeLimitedStore;
import io.github.verifiedresponse.tests.stores.Member;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;

/** Hazelcast drops entries by the clocks of its members, which stay as they are here. */
class HazelcastClockTest implements ClockContract {
  private static final List<Member> MEMBERS = Member.two();

  private final TestClock clock = TestClock.at(Instant.parse("2026-11-22T10:00:00Z"));
  private final ReplayGuard guard =
      ReplayGuards.shared(
          TimeLimitedStore.of(
              JCacheStore.of(MEMBERS.get(0).cache(Member.LONGER)), SharedGuardContract.PATIENCE),
          clock);

  @AfterAll
  static void close() {
    MEMBERS.forEach(Member::close);
  }

  @Override
  public ReplayGuard guard() {
    return guard;
  }

  @Override
  public TestClock clock() {
    return clock;
  }

  @Override
  public void purge() {
    // by the members' clocks only
  }
}
