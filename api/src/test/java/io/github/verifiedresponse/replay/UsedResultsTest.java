package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.result.ReplayIdentity;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UsedResultsTest {
  private static final int IDENTITIES = 400;
  private static final int MINUTES = 20;

  private final UsedResults used = new UsedResults();

  @Test
  void holdsNothingAtFirst() {
    assertThat(used.contains(identity(1))).isFalse();
    assertThat(used.remove(identity(1), 1)).isFalse();
    assertThat(used.earliest()).isEqualTo(Integer.MAX_VALUE);
    assertThat(used.latestBefore(Integer.MAX_VALUE)).isZero();
    assertThat(used.dropBefore(Integer.MAX_VALUE)).isZero();
  }

  @Test
  void removesOnlyWhatEndsInThatMinute() {
    used.add(identity(1), 5);

    assertThat(used.remove(identity(1), 6)).isFalse();
    assertThat(used.contains(identity(1))).isTrue();
    assertThat(used.remove(identity(1), 5)).isTrue();
    assertThat(used.contains(identity(1))).isFalse();
  }

  @Test
  void tellsApartWhatDiffersInOneHalfOnly() {
    used.add(new ReplayIdentity(7, 8, 0, 0), 5);

    assertThat(used.contains(new ReplayIdentity(7, 9, 0, 0))).isFalse();
    assertThat(used.contains(new ReplayIdentity(9, 8, 0, 0))).isFalse();
  }

  /** All in the last slots, so that the search goes on at the first one. */
  @Test
  void findsWhatWasPutPastTheEndOfTheTable() {
    for (int i = 0; i < IDENTITIES; i++) {
      used.add(new ReplayIdentity(-1, i, 0, 0), 5);
    }
    for (int i = 0; i < IDENTITIES; i++) {
      assertThat(used.contains(new ReplayIdentity(-1, i, 0, 0))).isTrue();
    }
    assertThat(used.contains(new ReplayIdentity(-1, IDENTITIES, 0, 0))).isFalse();
  }

  @Test
  void answersAsAMapDoesInAnyOrderOfActs() {
    Random random = new Random(20261129);
    Map<Integer, Integer> expected = new HashMap<>();
    for (int act = 0; act < 200_000; act++) {
      int number = random.nextInt(IDENTITIES);
      int minute = 1 + random.nextInt(MINUTES);
      if (random.nextInt(500) == 0) {
        assertThat(used.latestBefore(minute)).isEqualTo(latestBefore(expected, minute));
        int before = expected.size();
        expected.values().removeIf(each -> each < minute);
        assertThat(used.dropBefore(minute)).isEqualTo(before - expected.size());
        assertThat(used.earliest())
            .isEqualTo(expected.values().stream().min(Integer::compare).orElse(Integer.MAX_VALUE));
      } else if (expected.containsKey(number) && random.nextBoolean()) {
        assertThat(used.remove(identity(number), minute))
            .isEqualTo(expected.remove(number, minute));
      } else if (!expected.containsKey(number)) {
        assertThat(used.contains(identity(number))).isFalse();
        used.add(identity(number), minute);
        expected.put(number, minute);
      }
      assertThat(used.contains(identity(number))).isEqualTo(expected.containsKey(number));
    }
  }

  private static int latestBefore(Map<Integer, Integer> minutes, int minute) {
    return minutes.values().stream().filter(each -> each < minute).max(Integer::compare).orElse(0);
  }

  private static ReplayIdentity identity(int number) {
    return ReplayIdentity.of("caf", Integer.toString(number));
  }
}
