package io.github.verifiedresponse.tests.stores;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.store.JCacheStore;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class HazelcastFaultsIT {
  private static final double GAP_SECONDS = 5;

  @Test
  @DisplayName("AT-157 one of two Hazelcast members is killed")
  void oneOfTwoMembersIsKilled() {
    int first = Ports.free();
    int second = Ports.free();
    List<Member> members = new ArrayList<>();
    members.add(Member.start(first, second));
    members.add(Member.start(second, first));
    members.forEach(Member::awaitTwo);
    try (Door door = new Door(ReplayGuards.shared(JCacheStore.of(members.get(0).cache())))) {
      FaultRun run =
          FaultRun.play(
                  "hazelcast member killed",
                  door.uri(),
                  members.get(1)::terminate,
                  () -> members.add(Member.start(second, first)))
              .requireNothingWrong();
      Say.line("hazelcast member killed: nothing was accepted for %.1f s", run.longestGapSeconds());
      assertThat(run.longestGapSeconds()).isLessThanOrEqualTo(GAP_SECONDS);
    } finally {
      members.forEach(Member::close);
    }
  }
}
