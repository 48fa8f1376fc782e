package io.github.verifiedresponse.redis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Two processes, one of which is killed. */
class RedisNodesTest {
  private static final RedisServer SERVER = RedisServer.started();
  private static final int ROUNDS = 200;
  private static final int DEADLY_ROUNDS = 12;

  @AfterAll
  static void close() {
    SERVER.close();
  }

  @Test
  @DisplayName("AT-148 two nodes admit one of 32 copies, in each of 200 rounds")
  void twoNodesAdmitOneOf32CopiesInEachOf200Rounds() throws Exception {
    try (RedisNode first = RedisNode.started(SERVER);
        RedisNode second = RedisNode.started(SERVER)) {
      for (int round = 0; round < ROUNDS; round++) {
        first.ask("round " + round);
        second.ask("round " + round);
        assertThat(first.admitted() + second.admitted()).as("round %s", round).isEqualTo(1);
      }
    }
  }

  @Test
  @DisplayName("AT-148 a node that is killed in the middle of a round never yields two")
  void aNodeThatIsKilledInTheMiddleOfARoundNeverYieldsTwo() throws Exception {
    Results afterwards = Results.in(RedisStores.open(SERVER), RedisStores.PATIENCE);
    try (RedisNode survivor = RedisNode.started(SERVER)) {
      for (int round = 0; round < DEADLY_ROUNDS; round++) {
        String id = "deadly round " + round;
        try (RedisNode dying = RedisNode.started(SERVER)) {
          dying.ask("warm " + round);
          assertThat(dying.admitted()).isEqualTo(1);
          dying.ask(id);
          survivor.ask(id);
          assertThat(dying.admittedWhenKilled() + survivor.admitted())
              .as("round %s", round)
              .isLessThanOrEqualTo(1);
        }
        Optional<Admission> once = afterwards.ask(ReplayIdentity.of("caf", id));
        // claimed by one of them, and not settled
        assertThat(once).as("round %s", round).contains(Admission.Refused.IN_USE);
      }
    }
  }
}
