package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ReplayIdentity;
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

/** What a guard promises on top when other nodes share its store. */
interface SharedGuardContract extends ReplayGuardContract {
  /**
   * These tests are about who is first, not about how fast. Less than the five seconds after which
   * Hazelcast says yes although an entry is on one member only.
   */
  Duration PATIENCE = Duration.ofSeconds(4);

  ReplayIdentity RESULT = ReplayIdentity.of("caf", "r1");

  /** Another node's guard over the same store. */
  ReplayGuard other();

  @Test
  default void knowsWhatAnotherNodeHasAdmitted() throws RejectedException {
    assertThat(other().admit(RESULT, until())).isTrue();

    assertThat(guard().admit(RESULT, until())).isFalse();
    assertThat(other().admit(RESULT, until())).isFalse();
  }

  @Test
  @DisplayName("AT-159 admits again on every node what one has released")
  default void admitsAgainOnEveryNodeWhatOneHasReleased() throws RejectedException {
    guard().admit(RESULT, until());

    guard().release(RESULT);

    assertThat(other().admit(RESULT, until())).isTrue();
    assertThat(guard().admit(RESULT, until())).isFalse();
  }

  @Test
  @DisplayName("AT-148 admits exactly one of many at the same time over two nodes")
  default void admitsExactlyOneOfManyOverTwoNodes() throws Exception {
    for (int round = 0; round < 50; round++) {
      ReplayIdentity result = ReplayIdentity.of("caf", "shared round " + round);
      assertThat(admittedOfMany(result)).as("round %s", round).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("AT-148 one of many takes the place of what has ended")
  default void oneOfManyTakesThePlaceOfWhatHasEnded() throws Exception {
    for (int round = 0; round < 20; round++) {
      ReplayIdentity result = ReplayIdentity.of("caf", "ended round " + round);
      guard().admit(result, clock().instant().minusSeconds(5));
      assertThat(admittedOfMany(result)).as("round %s", round).isEqualTo(1);
    }
  }

  private int admittedOfMany(ReplayIdentity result) throws Exception {
    int threads = 16;
    CyclicBarrier together = new CyclicBarrier(threads);
    List<Callable<Boolean>> attempts = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      ReplayGuard node = i % 2 == 0 ? guard() : other();
      attempts.add(
          () -> {
            together.await();
            return node.admit(result, until());
          });
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      int admitted = 0;
      for (Future<Boolean> attempt : pool.invokeAll(attempts)) {
        admitted += attempt.get() ? 1 : 0;
      }
      return admitted;
    } finally {
      pool.shutdownNow();
    }
  }

  private Instant until() {
    return clock().instant().plus(LIFETIME);
  }
}
