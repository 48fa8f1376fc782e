package io.github.verifiedresponse.replay;

import static io.github.verifiedresponse.replay.Admission.Refused.IN_USE;
import static io.github.verifiedresponse.replay.Admission.Refused.USED;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
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
  ReplayGuard otherGuard();

  @Test
  default void knowsWhatAnotherNodeHasTaken() throws RejectedException {
    Claim claim = Asked.taken(otherGuard(), RESULT, until());

    assertThat(Asked.refused(guard(), RESULT, until())).isEqualTo(IN_USE);
    assertThat(Asked.refused(otherGuard(), RESULT, until())).isEqualTo(IN_USE);

    claim.use();
    assertThat(Asked.refused(guard(), RESULT, until())).isEqualTo(USED);
    assertThat(Asked.refused(otherGuard(), RESULT, until())).isEqualTo(USED);
  }

  @Test
  @DisplayName("AT-159 admits again on every node what one has given back")
  default void admitsAgainOnEveryNodeWhatOneHasGivenBack() throws RejectedException {
    Asked.taken(guard(), RESULT, until()).giveBack(1);

    assertThat(Asked.taken(otherGuard(), RESULT, until()).givenBack()).isEqualTo(1);
    assertThat(Asked.refused(guard(), RESULT, until())).isEqualTo(IN_USE);
  }

  @Test
  default void aNodeTakesWhatAnotherHasAbandonedAndIsNotDisturbedByIt() throws RejectedException {
    Claim abandoned = Asked.taken(otherGuard(), RESULT, GuardUnderTest.ofVendor(clock()));
    clock().move(CLAIM_TIMEOUT.plusSeconds(1));

    Asked.taken(guard(), RESULT, GuardUnderTest.ofVendor(clock()));
    abandoned.giveBack(1);
    abandoned.use();

    assertThat(Asked.refused(otherGuard(), RESULT, until())).isEqualTo(IN_USE);
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
      Asked.taken(guard(), result, clock().instant().minusSeconds(5));
      assertThat(admittedOfMany(result)).as("round %s", round).isEqualTo(1);
    }
  }

  @Test
  @DisplayName("AT-148 one of many over two nodes takes what was given back")
  default void oneOfManyOverTwoNodesTakesWhatWasGivenBack() throws Exception {
    for (int round = 0; round < 20; round++) {
      ReplayIdentity result = ReplayIdentity.of("caf", "given back round " + round);
      Asked.taken(guard(), result, until()).giveBack(1);
      assertThat(admittedOfMany(result)).as("round %s", round).isEqualTo(1);
    }
  }

  private int admittedOfMany(ReplayIdentity result) throws Exception {
    AtomicInteger turn = new AtomicInteger();
    ClaimTerms terms = GuardUnderTest.ofClient(clock());
    return Together.count(
        () -> {
          ReplayGuard node = turn.getAndIncrement() % 2 == 0 ? guard() : otherGuard();
          return Asked.admits(node, result, terms);
        });
  }

  private Instant until() {
    return clock().instant().plus(LIFETIME);
  }
}
