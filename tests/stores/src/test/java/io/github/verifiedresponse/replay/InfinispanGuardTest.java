package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.tests.stores.Infinispan;
import javax.cache.Cache;
import org.junit.jupiter.api.AutoClose;

class InfinispanGuardTest implements CacheGuardContract {
  @AutoClose private static final Infinispan INFINISPAN = Infinispan.start();

  private final Cache<String, String> cache = INFINISPAN.manager().getCache(Infinispan.CACHE);
  private final CacheGuards guards = CacheGuards.over(cache, cache);

  @Override
  public CacheGuards guards() {
    return guards;
  }
}
