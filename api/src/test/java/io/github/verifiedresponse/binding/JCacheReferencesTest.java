package io.github.verifiedresponse.binding;

import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.store.JCacheStore;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;

class JCacheReferencesTest implements ReferencesContract {
  private final TestClock clock = TestClock.at(Instant.parse("2026-11-22T10:00:00Z"));
  private final JCacheStore store =
      JCacheStore.of(
          Caching.getCachingProvider()
              .getCacheManager()
              .createCache(
                  "references-" + UUID.randomUUID(),
                  new MutableConfiguration<String, String>().setTypes(String.class, String.class)));
  private final References references =
      References.shared(TimeLimitedStore.of(store, Duration.ofSeconds(20)), LIFETIME, clock);

  @Override
  public References references() {
    return references;
  }

  @Override
  public TestClock clock() {
    return clock;
  }
}
