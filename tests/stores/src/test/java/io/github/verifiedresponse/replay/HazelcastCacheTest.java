package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.JCacheStore;
import io.github.verifiedresponse.tests.stores.Member;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How a cache of Hazelcast must be set up, and what is left of it without one of its members. */
class HazelcastCacheTest {
  private final List<Member> members = Member.two();

  @AfterEach
  void close() {
    members.forEach(Member::close);
  }

  @Test
  void refusesACacheWithHazelcastsDefaultEviction() {
    assertThatThrownBy(() -> JCacheStore.of(members.get(0).cache(Member.EVICTING)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("evicts entries that are still needed")
        .hasMessageContaining("2147483647");
  }

  @Test
  void keepsTheClaimWhenOneOfTwoMembersIsTerminated() throws RejectedException {
    CacheGuards guards = CacheGuards.over(members.get(0).cache(), members.get(1).cache());
    Instant until = guards.clock().instant().plus(SharedGuardContract.LIFETIME);
    for (int i = 0; i < 100; i++) {
      Claim claim = Asked.taken(guards.one(), result(i), until);
      if (i % 2 == 0) {
        claim.use();
      }
    }

    members.get(0).terminate();

    for (int i = 0; i < 100; i++) {
      assertThat(Asked.refused(guards.other(), result(i), until))
          .as("result %s", i)
          .isEqualTo(i % 2 == 0 ? Admission.Refused.USED : Admission.Refused.IN_USE);
    }
  }

  private static ReplayIdentity result(int number) {
    return ReplayIdentity.of("caf", "kept " + number);
  }
}
