package io.github.verifiedresponse.replay;

import static io.github.verifiedresponse.replay.Admission.Refused.IN_USE;
import static io.github.verifiedresponse.replay.Admission.Refused.USED;
import static io.github.verifiedresponse.replay.GuardUnderTest.ofClient;
import static io.github.verifiedresponse.replay.GuardUnderTest.ofVendor;
import static io.github.verifiedresponse.replay.GuardUnderTest.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every replay guard promises of a claim that nobody settled: its node has ended. */
interface AbandonedClaimContract extends GuardUnderTest {
  ReplayIdentity ABANDONED = result("abandoned");

  @Test
  default void aClaimIsInUseForEverybodyUntilItIsAbandoned() throws RejectedException {
    takeForVendor();

    clock().move(CLAIM_TIMEOUT.minusSeconds(1));

    assertThat(Asked.refused(guard(), ABANDONED, ofVendor(clock()))).isEqualTo(IN_USE);
    assertThat(Asked.refused(guard(), ABANDONED, ofClient(clock()))).isEqualTo(IN_USE);
  }

  @Test
  default void aClaimIsNotAbandonedEarlierWithinASecond() throws RejectedException {
    Instant now = clock().instant();
    ClaimTerms half = new ClaimTerms(now.plus(LIFETIME), now.plusMillis(500), true);
    assertThat(Asked.admits(guard(), ABANDONED, half)).isTrue();

    assertThat(Asked.refused(guard(), ABANDONED, half)).isEqualTo(IN_USE);
    clock().move(Duration.ofMillis(400));
    assertThat(Asked.refused(guard(), ABANDONED, half)).isEqualTo(IN_USE);
    clock().move(Duration.ofMillis(600));
    assertThat(Asked.admits(guard(), ABANDONED, half)).isTrue();
  }

  @Test
  default void anAbandonedResultIsTakenAgainWhereThatIsAsked() throws RejectedException {
    abandon();

    Claim again = Asked.taken(guard(), ABANDONED, ofVendor(clock()));
    assertThat(Asked.refused(guard(), ABANDONED, ofVendor(clock()))).isEqualTo(IN_USE);
    again.use();
    assertThat(Asked.refused(guard(), ABANDONED, ofVendor(clock()))).isEqualTo(USED);
  }

  @Test
  default void anAbandonedResultCountsAsUsedOtherwise() throws RejectedException {
    abandon();

    assertThat(Asked.refused(guard(), ABANDONED, ofClient(clock()))).isEqualTo(USED);
  }

  @Test
  default void aUsedResultIsNeverAbandoned() throws RejectedException {
    takeForVendor().use();

    clock().move(CLAIM_TIMEOUT.plusSeconds(1));

    assertThat(Asked.refused(guard(), ABANDONED, ofVendor(clock()))).isEqualTo(USED);
  }

  @Test
  default void theCountOfWhatWasGivenBackSurvivesRetaking() throws RejectedException {
    takeForVendor().giveBack(3);
    abandon();

    assertThat(Asked.taken(guard(), ABANDONED, ofVendor(clock())).givenBack()).isEqualTo(3);
  }

  @Test
  @DisplayName("AT-148 one of many takes what was abandoned")
  default void oneOfManyTakesWhatWasAbandoned() throws Exception {
    for (int round = 0; round < 20; round++) {
      ReplayIdentity result = result("abandoned in round " + round);
      Asked.taken(guard(), result, ofVendor(clock()));
      clock().move(CLAIM_TIMEOUT.plusSeconds(1));

      assertThat(Together.count(() -> Asked.admits(guard(), result, ofVendor(clock()))))
          .as("round %s", round)
          .isEqualTo(1);
    }
  }

  @Test
  default void anAbandonedClaimChangesNothingOfTheOneThatRetookIt() throws RejectedException {
    Claim old = abandon();
    Claim newer = Asked.taken(guard(), ABANDONED, ofVendor(clock()));

    old.use();
    old.giveBack(4);
    assertThat(Asked.refused(guard(), ABANDONED, ofVendor(clock()))).isEqualTo(IN_USE);

    newer.use();
    old.giveBack(4);
    assertThat(Asked.refused(guard(), ABANDONED, ofVendor(clock()))).isEqualTo(USED);
  }

  @Test
  default void anAbandonedClaimThatNobodyRetookIsStillSettledByItself() throws RejectedException {
    abandon().use();
    assertThat(Asked.refused(guard(), ABANDONED, ofVendor(clock()))).isEqualTo(USED);
  }

  @Test
  default void anAbandonedClaimThatNobodyRetookIsStillGivenBackByItself() throws RejectedException {
    abandon().giveBack(1);
    assertThat(Asked.taken(guard(), ABANDONED, ofClient(clock())).givenBack()).isEqualTo(1);
  }

  private Claim takeForVendor() throws RejectedException {
    return Asked.taken(guard(), ABANDONED, ofVendor(clock()));
  }

  private Claim abandon() throws RejectedException {
    Claim claim = takeForVendor();
    clock().move(CLAIM_TIMEOUT.plusSeconds(1));
    return claim;
  }
}
