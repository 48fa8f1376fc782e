package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ReplayIdentity;
import io.github.verifiedresponse.TestClock;
import java.time.Duration;
import java.time.Instant;
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
    guard.admit(result, until);

    clock.move(Duration.ofHours(1));
    admit("another, so that what has ended is dropped");
    clock.move(Duration.ofHours(-1));

    assertThat(guard.admit(result, until)).isFalse();
    assertThat(admit("r2")).as("ends with what was dropped: nobody knows any more").isFalse();
    clock.move(Duration.ofHours(1));
    assertThat(admit("after the clock is right again")).isTrue();
  }

  @Test
  @DisplayName("AT-154 remembers a result to the end of its last minute")
  void remembersAResultToTheEndOfItsLastMinute() throws RejectedException {
    Instant until = until().plusSeconds(30);
    ReplayIdentity result = ReplayIdentity.of("caf", "r1");
    guard.admit(result, until);

    clock.move(LIFETIME.plusSeconds(59));
    assertThat(guard.admit(result, until)).isFalse();

    clock.move(Duration.ofSeconds(1));
    admit("another, so that what has ended is dropped");
    assertThat(guard.admit(result, until)).as("an end that has passed").isFalse();
    assertThat(guard.admit(result, until())).isTrue();
  }

  @Test
  @DisplayName("AT-159 admits again what was released, and has its room")
  void admitsAgainWhatWasReleasedAndHasItsRoom() throws RejectedException {
    fill();

    guard.release(ReplayIdentity.of("caf", "r1"));
    guard.release(ReplayIdentity.of("caf", "r1"));
    guard.release(ReplayIdentity.of("caf", "never admitted"));

    assertThat(admit("r1")).isTrue();
    assertThat(admit("r1")).isFalse();
    assertThatThrownBy(() -> admit("one more")).isInstanceOf(RejectedException.class);
  }

  @Test
  void keepsWhatCameAgainAfterItsReleaseToItsNewEnd() throws RejectedException {
    admit("r1");
    clock.move(Duration.ofMinutes(3));
    guard.release(ReplayIdentity.of("caf", "r1"));
    assertThat(admit("r1")).isTrue();

    clock.move(Duration.ofMinutes(5));
    assertThat(admit("another, so that what has ended is dropped")).isTrue();

    assertThat(admit("r1")).as("the first end has passed, the second has not").isFalse();
  }

  @Test
  void needsRoomForOneResult() {
    assertThatThrownBy(() -> ReplayGuards.inMemory(0, clock))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("room for one result at least");
  }

  @Test
  void saysThatItCoversThisNodeOnly() {
    assertThat(ReplayGuards.inMemory()).hasToString("memory (this node only)");
  }

  private void fill() throws RejectedException {
    for (int i = 0; i < CAPACITY; i++) {
      assertThat(admit("r" + i)).isTrue();
    }
  }

  private boolean admit(String id) throws RejectedException {
    return guard.admit(ReplayIdentity.of("caf", id), until());
  }

  private Instant until() {
    return clock.instant().plus(LIFETIME);
  }
}
