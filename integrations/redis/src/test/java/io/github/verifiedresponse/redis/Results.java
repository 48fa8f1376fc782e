package io.github.verifiedresponse.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.Asked;
import io.github.verifiedresponse.replay.ClaimTerms;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.Await;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Results that come to a guard whose store has a fault. */
record Results(ReplayGuard guard) {
  private static final Duration LIFETIME = Duration.ofMinutes(6);

  /** The default, and what a busy machine may add. */
  private static final Duration IN_TIME = TimeLimitedStore.DEFAULT_TIMEOUT.plusSeconds(1);

  static Results in(Store store) {
    return in(store, TimeLimitedStore.DEFAULT_TIMEOUT);
  }

  static Results in(Store store, Duration timeout) {
    return new Results(ReplayGuards.shared(TimeLimitedStore.of(store, timeout)));
  }

  static ReplayIdentity fresh() {
    return ReplayIdentity.of("caf", UUID.randomUUID().toString());
  }

  private static ClaimTerms terms() {
    Instant now = Instant.now();
    return new ClaimTerms(now.plus(LIFETIME), now.plus(LIFETIME), false);
  }

  /** Lets a result through and has it used. */
  ReplayIdentity use(ReplayIdentity result) throws RejectedException {
    Asked.taken(guard, result, terms()).use();
    return result;
  }

  void assertUsed(ReplayIdentity result) throws RejectedException {
    assertThat(Asked.refused(guard, result, terms())).isEqualTo(Admission.Refused.USED);
  }

  void assertUnavailable(ReplayIdentity result) {
    long start = System.nanoTime();
    assertThatThrownBy(() -> guard.admit(result, terms()))
        .isInstanceOfSatisfying(
            RejectedException.class,
            refused -> assertThat(refused.reason()).isEqualTo(Reason.UNAVAILABLE));
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(IN_TIME);
  }

  /** {@return what the guard says; empty when the store does not answer} */
  Optional<Admission> ask(ReplayIdentity result) {
    try {
      return Optional.of(guard.admit(result, terms()));
    } catch (RejectedException e) {
      assertThat(e.reason()).isEqualTo(Reason.UNAVAILABLE);
      return Optional.empty();
    }
  }

  /** {@return what the guard says once the store answers} */
  Admission decided(ReplayIdentity result) throws Exception {
    List<Admission> answers = new ArrayList<>();
    Await.until(
        () -> {
          ask(result).ifPresent(answers::add);
          return !answers.isEmpty();
        });
    return answers.get(0);
  }

  /** Sends it again and again, as a phone does, until it passes; and it passes once. */
  void assertPassesOnce(ReplayIdentity result) throws Exception {
    Await.until(
        () -> {
          Optional<Admission> answer = ask(result);
          if (answer.isPresent() && answer.get() instanceof Admission.Taken taken) {
            taken.claim().use();
            return true;
          }
          // taken too late, and not taken back yet
          assertThat(answer).isIn(Optional.empty(), Optional.of(Admission.Refused.IN_USE));
          return false;
        });
    Await.until(() -> ask(result).equals(Optional.of(Admission.Refused.USED)));
  }
}
