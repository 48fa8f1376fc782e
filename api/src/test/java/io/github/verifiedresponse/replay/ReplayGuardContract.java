package io.github.verifiedresponse.replay;

import static io.github.verifiedresponse.replay.Asked.admits;
import static io.github.verifiedresponse.replay.GuardUnderTest.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every replay guard promises: of its claims, and of abandoned claims, too. */
interface ReplayGuardContract extends ClaimContract, AbandonedClaimContract {

  @Test
  @DisplayName("AT-147 admits a result once")
  default void admitsAResultOnce() throws RejectedException {
    ReplayIdentity result = result("r1");

    assertThat(admits(guard(), result, until())).isTrue();
    assertThat(admits(guard(), result, until())).isFalse();
    assertThat(admits(guard(), result("r1"), until())).isFalse();
  }

  @Test
  default void admitsOtherResults() throws RejectedException {
    assertThat(admits(guard(), result("r1"), until())).isTrue();
    assertThat(admits(guard(), result("r2"), until())).isTrue();
  }

  @Test
  @DisplayName("AT-149 admits the same id in another scope")
  default void admitsTheSameIdInAnotherScope() throws RejectedException {
    assertThat(admits(guard(), ReplayIdentity.of("caf", "r1"), until())).isTrue();
    assertThat(admits(guard(), ReplayIdentity.of("shufti-pro", "r1"), until())).isTrue();
  }

  @Test
  @DisplayName("AT-148 admits exactly one of many at the same time")
  default void admitsExactlyOneOfManyAtTheSameTime() throws Exception {
    for (int round = 0; round < 50; round++) {
      ReplayIdentity result = result("round " + round);

      assertThat(Together.count(() -> admits(guard(), result, until())))
          .as("round %s", round)
          .isEqualTo(1);
    }
  }

  @Test
  default void remembersAResultUntilItsEnd() throws RejectedException {
    ReplayIdentity result = result("r1");
    Instant until = until();
    Asked.taken(guard(), result, until).use();

    clock().move(LIFETIME.minusSeconds(1));
    admits(guard(), result("another, so that what has ended is dropped"), until());

    assertThat(admits(guard(), result, until)).isFalse();
  }

  /** The clock has moved since its age was judged. */
  @Test
  @DisplayName("AT-155 a used result that has ended meanwhile is not taken again")
  default void aUsedResultThatHasEndedMeanwhileIsNotTakenAgain() throws RejectedException {
    ReplayIdentity result = result("r1");
    Instant until = until();
    Asked.taken(guard(), result, until).use();

    clock().move(LIFETIME.plusMinutes(3));

    try {
      assertThat(admits(guard(), result, until)).isFalse();
    } catch (RejectedException forgotten) {
      assertThat(forgotten.reason()).isEqualTo(Reason.UNAVAILABLE);
    }
  }

  @Test
  default void remembersAResultThatEndsWithinASecondToThatEnd() throws RejectedException {
    ReplayIdentity result = result("r1");
    Instant until = until().plusMillis(900);
    Asked.taken(guard(), result, until).use();

    clock().move(LIFETIME.plusMillis(800));

    assertThat(admits(guard(), result, until)).isFalse();
  }

  @Test
  default void admitsAResultAgainAfterItsEnd() throws RejectedException {
    ReplayIdentity result = result("r1");
    Asked.taken(guard(), result, until()).use();

    clock().move(LIFETIME.plus(Duration.ofMinutes(2)));

    assertThat(Asked.taken(guard(), result, until()).givenBack()).isZero();
    assertThat(admits(guard(), result, until())).isFalse();
  }

  private Instant until() {
    return clock().instant().plus(LIFETIME);
  }
}
