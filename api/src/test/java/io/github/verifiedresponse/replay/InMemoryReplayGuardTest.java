package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class InMemoryReplayGuardTest implements ReplayGuardContract {
  private static final int CAPACITY = 50;

  private final TestClock clock = TestClock.at(Instant.parse("2026-11-22T10:00:00Z"));
  private final ReplayGuard guard = ReplayGuards.inMemory(CAPACITY, clock);

  @Override
  public ReplayGuard guard() {
    return guard;
  }

  @Override
  public TestClock clock() {
    return clock;
  }

  @Test
  @DisplayName("AT-152 refuses when it is full, and evicts nothing that is alive")
  void refusesWhenItIsFullAndEvictsNothingThatIsAlive() throws RejectedException {
    fill();

    for (int attempt = 0; attempt < 3 * CAPACITY; attempt++) {
      String id = "over " + attempt;
      assertThatThrownBy(() -> admit(id))
          .isInstanceOfSatisfying(
              RejectedException.class,
              refusal -> assertThat(refusal.reason()).isEqualTo(Reason.UNAVAILABLE));
    }
    for (int i = 0; i < CAPACITY; i++) {
      assertThat(admit("r" + i)).isFalse();
    }
  }

  @Test
  @DisplayName("AT-148 copies of one result do not take the last room from it")
  void copiesOfOneResultDoNotTakeTheLastRoomFromIt() throws Exception {
    for (int round = 0; round < 500; round++) {
      ReplayGuard small = ReplayGuards.inMemory(1, clock);
      ReplayIdentity result = ReplayIdentity.of("caf", "r1");

      assertThat(Together.count(() -> Asked.admits(small, result, until())))
          .as("round %s", round)
          .isEqualTo(1);
    }
  }

  /** Room is taken from all by the handful, and given to whichever result needs it in the end. */
  @Test
  void isFullWithExactlyAsManyResultsAsItHasRoomForAlsoWithManyThreads() throws Exception {
    for (int capacity : new int[] {2, 255, 256, 1_000, 4_097, 70_000}) {
      ReplayGuard many = ReplayGuards.inMemory(capacity, clock);
      ConcurrentLinkedQueue<Claim> taken = new ConcurrentLinkedQueue<>();

      assertThat(countAdmitted(many, capacity + 500, taken)).isEqualTo(capacity);
      for (int i = 0; i < Math.min(capacity, 300); i++) {
        taken.remove().giveBack(0);
      }
      assertThat(countAdmitted(many, 900, taken)).isEqualTo(Math.min(capacity, 300));
    }
  }

  private int countAdmitted(ReplayGuard many, int results, Queue<Claim> taken) throws Exception {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger admitted = new AtomicInteger();
    Together.count(
        () -> {
          while (next.getAndIncrement() < results) {
            ReplayIdentity result = ReplayIdentity.of("caf", UUID.randomUUID().toString());
            ClaimTerms terms = new ClaimTerms(until(), until(), false);
            try {
              taken.add(((Admission.Taken) many.admit(result, terms)).claim());
              admitted.incrementAndGet();
            } catch (RejectedException full) {
              assertThat(full.reason()).isEqualTo(Reason.UNAVAILABLE);
            }
          }
          return true;
        });
    return admitted.get();
  }

  @Test
  void hasRoomAgainWhenResultsHaveEnded() throws RejectedException {
    fill();

    clock.move(LIFETIME.plusMinutes(2));

    for (int i = 0; i < CAPACITY; i++) {
      assertThat(admit("new " + i)).isTrue();
    }
  }

  @Test
  void makesRoomOnlyForWhatHasEnded() throws RejectedException {
    admit("early");
    clock.move(Duration.ofMinutes(3));
    for (int i = 1; i < CAPACITY; i++) {
      admit("r" + i);
    }

    clock.move(Duration.ofMinutes(5));

    assertThat(admit("in its place")).isTrue();
    assertThatThrownBy(() -> admit("one more")).isInstanceOf(RejectedException.class);
    assertThat(admit("r1")).isFalse();
  }

  @Test
  @DisplayName("AT-155 does not open again what it has dropped when the clock is set back")
  void doesNotOpenAgainWhatItHasDroppedWhenTheClockIsSetBack() throws RejectedException {
    Instant until = until();
    ReplayIdentity result = ReplayIdentity.of("caf", "r1");
    Asked.admits(guard, result, until);

    clock.move(Duration.ofHours(1));
    dropWhatHasEnded();
    clock.move(Duration.ofHours(-1));

    assertUnknown(() -> Asked.admits(guard, result, until));
    assertUnknown(() -> admit("r2")); // ends with what was dropped
    clock.move(Duration.ofHours(1));
    assertThat(admit("after the clock is right again")).isTrue();
  }

  /** Neither used nor new: a vendor that is told either would be told what may not be true. */
  private static void assertUnknown(ThrowingCallable admission) {
    assertThat(Refusals.reason(admission)).isEqualTo(Reason.UNAVAILABLE);
  }

  @Test
  @DisplayName("AT-154 remembers a result to the end of its last minute")
  void remembersAResultToTheEndOfItsLastMinute() throws RejectedException {
    Instant until = until().plusSeconds(30);
    ReplayIdentity result = ReplayIdentity.of("caf", "r1");
    Asked.admits(guard, result, until);

    clock.move(LIFETIME.plusSeconds(59));
    assertThat(Asked.admits(guard, result, until)).isFalse();

    clock.move(Duration.ofSeconds(1));
    dropWhatHasEnded();
    assertUnknown(() -> Asked.admits(guard, result, until)); // an end that has passed
    assertThat(Asked.admits(guard, result, until())).isTrue();
  }

  @Test
  @DisplayName("AT-159 admits again what was given back, and keeps its room")
  void admitsAgainWhatWasGivenBackAndKeepsItsRoom() throws RejectedException {
    for (int i = 1; i < CAPACITY; i++) {
      admit("r" + i);
    }
    Claim last = take("last");

    last.giveBack(1);
    last.giveBack(1);
    assertThatThrownBy(() -> admit("one more")).isInstanceOf(RejectedException.class);

    assertThat(admit("last")).isTrue();
    assertThat(admit("last")).isFalse();
    assertThatThrownBy(() -> admit("one more")).isInstanceOf(RejectedException.class);
  }

  @Test
  void hasTheRoomAgainOfWhatWasGivenBackAndHasEnded() throws RejectedException {
    for (int i = 0; i < CAPACITY; i++) {
      take("r" + i).giveBack(1);
    }

    clock.move(LIFETIME.plusMinutes(2));

    for (int i = 0; i < CAPACITY; i++) {
      assertThat(take("new " + i).givenBack()).isZero();
    }
  }

  @Test
  void keepsWhatCameAgainAfterItWasGivenBackToItsNewEnd() throws RejectedException {
    Claim claim = take("r1");
    clock.move(Duration.ofMinutes(3));
    claim.giveBack(1);
    take("r1").use();

    clock.move(Duration.ofMinutes(5));
    dropWhatHasEnded();

    assertThat(admit("r1")).as("the first end has passed, the second has not").isFalse();
  }

  @Test
  void aClaimOfWhatHasEndedSettlesNothing() throws RejectedException {
    Claim used = take("r1");
    used.use();
    Claim inUse = take("r2");
    clock.move(LIFETIME.plusMinutes(2));
    take("r1").use();
    take("r2").use();

    used.giveBack(1);
    inUse.giveBack(1);

    assertThat(admit("r1")).isFalse();
    assertThat(admit("r2")).isFalse();
  }

  @Test
  void needsRoomForOneResult() {
    assertThatThrownBy(() -> ReplayGuards.inMemory(0, clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("capacity of at least one result");
  }

  @Test
  void saysThatItCoversThisNodeOnly() {
    assertThat(ReplayGuards.inMemory()).hasToString("memory (this node only)");
  }

  /** Each part of the memory is purged when something in it is admitted. */
  private void dropWhatHasEnded() throws RejectedException {
    for (int i = 0; i < 4000; i++) {
      take("another " + i).giveBack(0);
    }
  }

  private void fill() throws RejectedException {
    for (int i = 0; i < CAPACITY; i++) {
      assertThat(admit("r" + i)).isTrue();
    }
  }

  private Claim take(String id) throws RejectedException {
    return Asked.taken(guard, ReplayIdentity.of("caf", id), until());
  }

  private boolean admit(String id) throws RejectedException {
    return Asked.admits(guard, ReplayIdentity.of("caf", id), until());
  }

  private Instant until() {
    return clock.instant().plus(LIFETIME);
  }
}
