package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.store.JCacheStore;
import io.github.verifiedresponse.tests.stores.Infinispan;
import javax.cache.Cache;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** How a cache of Infinispan must be set up. */
class InfinispanCacheTest {
  @AutoClose private final Infinispan infinispan = Infinispan.start();

  @Test
  void refusesACacheThatRemovesEntriesWhenItIsFull() {
    Cache<String, String> removing = infinispan.manager().getCache(Infinispan.REMOVING);

    assertThatThrownBy(() -> JCacheStore.of(removing))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("evicts entries that are still needed")
        .hasMessageContaining("when-full");
  }
}
