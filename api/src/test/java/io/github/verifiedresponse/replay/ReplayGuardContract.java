package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ReplayIdentity;
import io.github.verifiedresponse.TestClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every replay guard promises. */
interface ReplayGuardContract {
  Duration LIFETIME = Duration.ofMinutes(6);

  /** The guard under test, the same for the whole of one test. */
  ReplayGuard guard();

  /** The clock that this guard goes by. */
  TestClock clock();

  @Test
  @DisplayName("AT-147 admits a result once")
  default void admitsAResultOnce() throws RejectedException {
    ReplayIdentity result = ReplayIdentity.of("caf", "r1");

    assertThat(guard().admit(result, until())).isTrue();
    assertThat(guard().admit(result, until())).isFalse();
    assertThat(guard().admit(ReplayIdentity.of("caf", "r1"), until())).isFalse();
  }

  @Test
  default void admitsOtherResults() throws RejectedException {
    assertThat(guard().admit(ReplayIdentity.of("caf", "r1"), until())).isTrue();
    assertThat(guard().admit(ReplayIdentity.of("caf", "r2"), until())).isTrue();
  }

  @Test
  @DisplayName("AT-149 admits the same id in another scope")
  default void admitsTheSameIdInAnotherScope() throws RejectedException {
    assertThat(guard().admit(ReplayIdentity.of("caf", "r1"), until())).isTrue();
    assertThat(guard().admit(ReplayIdentity.of("shufti-pro", "r1"), until())).isTrue();
  }

  @Test
  @DisplayName("AT-148 admits exactly one of many at the same time")
  default void admitsExactlyOneOfManyAtTheSameTime() throws Exception {
    int threads = 16;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CyclicBarrier together = new CyclicBarrier(threads);
      for (int round = 0; round < 50; round++) {
        ReplayIdentity result = ReplayIdentity.of("caf", "round " + round);
        List<Callable<Boolean>> attempts = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
          attempts.add(
              () -> {
                together.await();
                return guard().admit(result, until());
              });
        }
        int admitted = 0;
        for (Future<Boolean> attempt : pool.invokeAll(attempts)) {
          admitted += attempt.get() ? 1 : 0;
        }
        assertThat(admitted).as("round %s", round).isEqualTo(1);
      }
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  default void remembersAResultUntilItsEnd() throws RejectedException {
    ReplayIdentity result = ReplayIdentity.of("caf", "r1");
    Instant until = until();
    guard().admit(result, until);

    clock().move(LIFETIME.minusSeconds(1));
    guard().admit(ReplayIdentity.of("caf", "another, so that what has ended is dropped"), until());

    assertThat(guard().admit(result, until)).isFalse();
  }

  @Test
  default void admitsAResultAgainAfterItsEnd() throws RejectedException {
    ReplayIdentity result = ReplayIdentity.of("caf", "r1");
    guard().admit(result, until());

    clock().move(LIFETIME.plusMinutes(2));

    assertThat(guard().admit(result, until())).isTrue();
    assertThat(guard().admit(result, until())).isFalse();
  }

  @Test
  @DisplayName("AT-159 admits once more what was released")
  default void admitsOnceMoreWhatWasReleased() throws RejectedException {
    ReplayIdentity result = ReplayIdentity.of("caf", "r1");
    guard().admit(result, until());

    guard().release(result);
    guard().release(ReplayIdentity.of("caf", "never admitted"));

    assertThat(guard().admit(result, until())).isTrue();
    assertThat(guard().admit(result, until())).isFalse();
  }

  private Instant until() {
    return clock().instant().plus(LIFETIME);
  }
}
