package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.store.JCacheStore;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.store.TimeLimitedStore;
import io.github.verifiedresponse.testkit.StoreContract;
import io.github.verifiedresponse.tests.stores.Infinispan;
import java.time.Duration;
import java.time.Instant;
import javax.cache.Cache;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InfinispanGuardTest implements SharedGuardContract, StoreContract {
  @AutoClose private static final Infinispan INFINISPAN = Infinispan.start();

  private final TestClock clock = TestClock.at(Instant.parse("2026-11-22T10:00:00Z"));
  private final ReplayGuard guard = guardOfThisCache();
  private final ReplayGuard other = guardOfThisCache();

  @BeforeEach
  void clear() {
    cache(Infinispan.CACHE).clear();
  }

  private static Cache<String, String> cache(String name) {
    return INFINISPAN.manager().getCache(name);
  }

  private ReplayGuard guardOfThisCache() {
    return ReplayGuards.shared(
        TimeLimitedStore.of(JCacheStore.of(cache(Infinispan.CACHE)), PATIENCE), clock);
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
    return JCacheStore.of(cache(Infinispan.CACHE));
  }

  @Override
  public TestClock clock() {
    return clock;
  }

  @Test
  void refusesACacheThatRemovesEntriesWhenItIsFull() {
    assertThatThrownBy(() -> JCacheStore.of(cache(Infinispan.REMOVING)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("evicts entries that still count")
        .hasMessageContaining("when-full");
  }

  @Test
  void remembersForAsLongAsItsCacheKeepsEntriesLessAnHourForClocks() {
    assertThat(guard.remembersAtMost()).isEqualTo(Duration.ofHours(1));
  }
}
