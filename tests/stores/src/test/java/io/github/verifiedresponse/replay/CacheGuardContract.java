package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.testkit.StoreContract;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a cache promises that keeps entries for two hours. */
interface CacheGuardContract extends SharedGuardContract, StoreContract {
  CacheGuards guards();

  @Override
  default ReplayGuard guard() {
    return guards().one();
  }

  @Override
  default ReplayGuard otherGuard() {
    return guards().other();
  }

  @Override
  default TestClock clock() {
    return guards().clock();
  }

  @Override
  default Store store() {
    return guards().store();
  }

  @Override
  default Store other() {
    return guards().otherStore();
  }

  @Test
  default void remembersForAsLongAsItsCacheKeepsEntriesLessAnHourForClocks() {
    assertThat(guard().remembersAtMost()).isEqualTo(Duration.ofHours(1));
  }
}
