package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.JCacheStore;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.store.TimeLimitedStore;
import io.github.verifiedresponse.testkit.StoreContract;
import io.github.verifiedresponse.tests.stores.Member;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HazelcastGuardTest implements SharedGuardContract, StoreContract {
  private static final List<Member> MEMBERS = Member.two();

  private final TestClock clock = TestClock.at(Instant.parse("2026-11-22T10:00:00Z"));
  private final ReplayGuard guard = guardOf(MEMBERS.get(0));
  private final ReplayGuard other = guardOf(MEMBERS.get(1));

  @AfterAll
  static void close() {
    MEMBERS.forEach(Member::close);
  }

  @BeforeEach
  void clear() {
    MEMBERS.get(0).cache().clear();
  }

  private ReplayGuard guardOf(Member member) {
    return ReplayGuards.shared(
        TimeLimitedStore.of(JCacheStore.of(member.cache()), PATIENCE), clock);
  }

  @Override
  public ReplayGuard guard() {
    return guard;
  }

  @Override
  public ReplayGuard otherGuard() {
    return other;
  }

  @Override
  public Store store() {
    return JCacheStore.of(MEMBERS.get(0).cache());
  }

  @Override
  public Store other() {
    return JCacheStore.of(MEMBERS.get(1).cache());
  }

  @Override
  public TestClock clock() {
    return clock;
  }

  @Test
  void refusesACacheWithHazelcastsDefaultEviction() {
    assertThatThrownBy(() -> JCacheStore.of(MEMBERS.get(0).cache(Member.EVICTING)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("evicts entries that still count")
        .hasMessageContaining("2147483647");
  }

  @Test
  void remembersForAsLongAsItsCacheKeepsEntriesLessAnHourForClocks() {
    assertThat(guard.remembersAtMost()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void keepsTheClaimWhenOneOfTwoMembersIsTerminated() throws RejectedException {
    List<Member> pair = Member.two();
    try {
      ReplayGuard dying = guardOf(pair.get(0));
      ReplayGuard surviving = guardOf(pair.get(1));
      for (int i = 0; i < 100; i++) {
        Claim claim = Asked.taken(dying, result(i), clock.instant().plus(LIFETIME));
        if (i % 2 == 0) {
          claim.use();
        }
      }

      pair.get(0).terminate();

      for (int i = 0; i < 100; i++) {
        assertThat(Asked.refused(surviving, result(i), clock.instant().plus(LIFETIME)))
            .as("result %s", i)
            .isEqualTo(i % 2 == 0 ? Admission.Refused.USED : Admission.Refused.IN_USE);
      }
    } finally {
      pair.forEach(Member::close);
    }
  }

  private static ReplayIdentity result(int number) {
    return ReplayIdentity.of("caf", "kept " + number);
  }
}
