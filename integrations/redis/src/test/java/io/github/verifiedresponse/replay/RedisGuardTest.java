package io.github.verifiedresponse.replay;

import static io.github.verifiedresponse.replay.Admission.Refused.IN_USE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.redis.RedisStore;
import io.github.verifiedresponse.redis.RedisUnderTest;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class RedisGuardTest implements ReplayGuardContract {
  private static final RedisUnderTest REDIS = RedisUnderTest.started();
  private static final RedisStore FIRST = REDIS.client();
  private static final RedisStore SECOND = REDIS.client();
  private static final int ROUNDS = 200;

  private final TestClock clock = TestClock.at(Instant.parse("2026-11-22T10:00:00Z"));
  private final ReplayGuard guard = guardOf(FIRST);
  private final ReplayGuard other = guardOf(SECOND);

  @AfterAll
  static void close() {
    REDIS.close();
  }

  @BeforeEach
  void clear() {
    REDIS.forgetAll();
  }

  private ReplayGuard guardOf(RedisStore client) {
    return ReplayGuards.shared(
        TimeLimitedStore.of(client.withClock(clock), Duration.ofSeconds(4)), clock);
  }

  @Override
  public ReplayGuard guard() {
    return guard;
  }

  @Override
  public TestClock clock() {
    return clock;
  }

  @Test
  @DisplayName("AT-148 admits one of 16 copies over two clients, in each of 200 rounds")
  void admitsOneOf16CopiesOverTwoClientsInEachOf200Rounds() throws Exception {
    ClaimTerms terms = GuardUnderTest.ofClient(clock);
    for (int round = 0; round < ROUNDS; round++) {
      ReplayIdentity result = ReplayIdentity.of("caf", "round " + round);
      AtomicInteger turn = new AtomicInteger();
      int admitted =
          Together.count(
              () -> Asked.admits(turn.getAndIncrement() % 2 == 0 ? guard : other, result, terms));
      assertThat(admitted).as("round %s", round).isEqualTo(1);
    }
  }

  @Test
  void anotherClientKnowsWhatWasTakenAndTakesWhatWasGivenBack() throws Exception {
    ReplayIdentity result = ReplayIdentity.of("caf", "shared");
    var claim = Asked.taken(guard, result, GuardUnderTest.ofClient(clock));
    assertThat(Asked.refused(other, result, GuardUnderTest.ofClient(clock))).isEqualTo(IN_USE);

    claim.giveBack(1);

    assertThat(Asked.taken(other, result, GuardUnderTest.ofClient(clock)).givenBack()).isEqualTo(1);
  }
}
