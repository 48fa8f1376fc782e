package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ReplayIdentity;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.tests.stores.Await;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a table promises on top. */
interface JdbcGuardContract extends SharedGuardContract {
  int ENDED = 2_500;
  Duration PURGED_WITHIN = Duration.ofSeconds(20);

  JdbcGuards guards();

  @Override
  default ReplayGuard guard() {
    return guards().one();
  }

  @Override
  default ReplayGuard other() {
    return guards().other();
  }

  @Override
  default TestClock clock() {
    return guards().clock();
  }

  @Test
  @DisplayName("AT-154 deletes what ended two hours ago, in batches, and nothing that counts")
  default void deletesWhatEndedTwoHoursAgo() throws RejectedException {
    Instant end = clock().instant().plusSeconds(60);
    for (int i = 0; i < ENDED; i++) {
      guard().admit(ReplayIdentity.of("caf", "ended " + i), end.plusMillis(i));
    }
    guard().admit(RESULT, end.plus(Duration.ofHours(3)));

    clock().move(Duration.ofHours(2).plusSeconds(90));
    guard().admit(ReplayIdentity.of("caf", "one more"), clock().instant().plusSeconds(60));

    Await.until("the purge", PURGED_WITHIN, () -> guards().rows() == 2);
    assertThat(guard().admit(RESULT, end.plus(Duration.ofHours(3)))).isFalse();
  }
}
