package io.github.verifiedresponse.replay;

import static io.github.verifiedresponse.replay.Admission.Refused.IN_USE;
import static io.github.verifiedresponse.replay.Admission.Refused.USED;
import static io.github.verifiedresponse.replay.GuardUnderTest.result;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What every replay guard promises of a claim: it settles what it has taken, and nothing else. */
interface ClaimContract extends GuardUnderTest {

  @Test
  default void aTakenResultIsInUseUntilItIsSettled() throws RejectedException {
    Claim claim = take();
    assertThat(refused()).isEqualTo(IN_USE);

    claim.use();
    assertThat(refused()).isEqualTo(USED);
  }

  @Test
  default void aClaimThatIsUsedTwiceIsUsed() throws RejectedException {
    Claim claim = take();

    claim.use();
    claim.use();

    assertThat(refused()).isEqualTo(USED);
    claim.giveBack(1);
    assertThat(take().givenBack()).isEqualTo(1);
  }

  @Test
  @DisplayName("AT-159 a result that is given back is taken again")
  default void aResultThatIsGivenBackIsTakenAgain() throws RejectedException {
    take().giveBack(1);

    Claim again = take();
    assertThat(refused()).isEqualTo(IN_USE);
    again.use();
    assertThat(refused()).isEqualTo(USED);
  }

  @Test
  default void aClaimIsToldHowOftenItsResultWasGivenBack() throws RejectedException {
    for (int before = 0; before <= 5; before++) {
      Claim claim = take();
      assertThat(claim.givenBack()).isEqualTo(before);
      claim.giveBack(before + 1);
    }
  }

  @Test
  default void whatIsGivenBackUncountedIsNotCounted() throws RejectedException {
    take().giveBack(2);

    Claim claim = take();
    claim.giveBack(claim.givenBack());

    assertThat(take().givenBack()).isEqualTo(2);
  }

  @Test
  default void aUsedResultCanStillBeGivenBackByItsOwnClaim() throws RejectedException {
    Claim claim = take();
    claim.use();

    claim.giveBack(1);

    assertThat(take().givenBack()).isEqualTo(1);
  }

  @Test
  default void aClaimThatWasGivenBackUsesNothingAnyMore() throws RejectedException {
    Claim claim = take();
    claim.giveBack(1);

    claim.use();

    assertThat(take().givenBack()).isEqualTo(1);
  }

  @Test
  default void anOldClaimChangesNothingOfANewerOneInUse() throws RejectedException {
    Claim old = take();
    old.giveBack(1);
    Claim newer = take();

    old.use();
    assertThat(refused()).isEqualTo(IN_USE);
    old.giveBack(4);
    assertThat(refused()).isEqualTo(IN_USE);

    newer.giveBack(2);
    assertThat(take().givenBack()).isEqualTo(2);
  }

  @Test
  default void anOldClaimChangesNothingOfANewerOneThatIsUsed() throws RejectedException {
    Claim old = take();
    old.giveBack(1);
    take().use();

    old.use();
    old.giveBack(4);

    assertThat(refused()).isEqualTo(USED);
  }

  @Test
  default void anOldClaimThatWasUsedFirstChangesNothingOfANewerOneThatIsUsed()
      throws RejectedException {
    Claim old = take();
    old.use();
    old.giveBack(1);
    take().use();

    old.giveBack(4);
    old.use();
    old.giveBack(4);

    assertThat(refused()).isEqualTo(USED);
  }

  @Test
  @DisplayName("AT-148 one of many takes what was given back")
  default void oneOfManyTakesWhatWasGivenBack() throws Exception {
    for (int round = 0; round < 20; round++) {
      ReplayIdentity result = result("given back in round " + round);
      Asked.taken(guard(), result, GuardUnderTest.ofClient(clock())).giveBack(1);

      assertThat(
              Together.count(() -> Asked.admits(guard(), result, GuardUnderTest.ofClient(clock()))))
          .as("round %s", round)
          .isEqualTo(1);
    }
  }

  private Claim take() throws RejectedException {
    return Asked.taken(guard(), result("r1"), GuardUnderTest.ofClient(clock()));
  }

  private Admission.Refused refused() throws RejectedException {
    return Asked.refused(guard(), result("r1"), GuardUnderTest.ofClient(clock()));
  }
}
