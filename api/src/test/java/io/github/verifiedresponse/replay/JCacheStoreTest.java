package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.binding.References;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.JCacheStore;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.cache.Cache;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.MutableConfiguration;
import javax.cache.expiry.CreatedExpiryPolicy;
import javax.cache.expiry.ExpiryPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** With JCache's reference implementation; the clusters have tests of their own. */
class JCacheStoreTest implements ReplayGuardContract {
  private static final Duration PATIENT = Duration.ofSeconds(20);
  private static final ReplayIdentity RESULT = ReplayIdentity.of("caf", "r1");

  private final CacheManager manager = Caching.getCachingProvider().getCacheManager();
  private final TestClock clock = TestClock.at(Instant.parse("2026-11-22T10:00:00Z"));
  private final Cache<String, String> cache = cache(120);
  private final ReplayGuard guard =
      ReplayGuards.shared(TimeLimitedStore.of(JCacheStore.of(cache), PATIENT), clock);

  private Cache<String, String> cache(int minutes) {
    return manager.createCache(
        "used-" + UUID.randomUUID(),
        new MutableConfiguration<String, String>()
            .setTypes(String.class, String.class)
            .setExpiryPolicyFactory(
                CreatedExpiryPolicy.factoryOf(
                    new javax.cache.expiry.Duration(TimeUnit.MINUTES, minutes))));
  }

  @Override
  public ReplayGuard guard() {
    return guard;
  }

  @Override
  public TestClock clock() {
    return clock;
  }

  @Test
  void keepsWhatIsTakenAgainForAsLongAsWhatIsNew() throws Exception {
    AtomicInteger creations = new AtomicInteger();
    Cache<String, String> counted =
        manager.createCache(
            "used-" + UUID.randomUUID(),
            new MutableConfiguration<String, String>()
                .setTypes(String.class, String.class)
                .setExpiryPolicyFactory(() -> new Counting(creations)));
    ReplayGuard once =
        ReplayGuards.shared(TimeLimitedStore.of(JCacheStore.of(counted), PATIENT), clock);
    creations.set(0);
    Asked.taken(once, RESULT, clock.instant().plusSeconds(60)).giveBack(1);
    assertThat(creations).hasValue(1);

    clock.move(Duration.ofSeconds(30));
    Claim again = Asked.taken(once, RESULT, clock.instant().plusSeconds(60));
    assertThat(creations).as("an expiry counts from the creation on").hasValue(2);
    assertThat(again.givenBack()).isEqualTo(1);

    again.use();
    assertThat(creations).hasValue(2);
  }

  /** An expiry after creation that says how often it was asked for. */
  private record Counting(AtomicInteger creations) implements ExpiryPolicy {
    @Override
    public javax.cache.expiry.Duration getExpiryForCreation() {
      creations.incrementAndGet();
      return javax.cache.expiry.Duration.ONE_DAY;
    }

    @Override
    public javax.cache.expiry.@Nullable Duration getExpiryForAccess() {
      return null;
    }

    @Override
    public javax.cache.expiry.@Nullable Duration getExpiryForUpdate() {
      return null;
    }
  }

  @Test
  void knowsHowLongItsCacheKeepsAnEntryWhateverTheClock() {
    assertThat(guard.remembersAtMost()).isEqualTo(Duration.ofHours(1));
    JCacheStore shortLived = JCacheStore.of(cache(61));
    assertThatThrownBy(() -> References.shared(shortLived, Duration.ofHours(1)))
        .hasMessageContaining("drops entries after PT1M")
        .hasMessageContaining("increase the lifetime of its entries");
  }

  @Test
  void findsACacheByItsName() {
    assertThat(JCacheStore.named(cache.getName())).hasToString("jcache, cache " + cache.getName());
    assertThat(guard).hasToString("jcache, cache " + cache.getName());
  }

  @Test
  void saysWhatIsMissing() {
    assertThatThrownBy(() -> JCacheStore.named("nowhere"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("there is no such cache: declare it");
    assertThatThrownBy(() -> JCacheStore.named("used", "payara/CacheManager"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the server has no object with this JNDI name");
    String numbers = "numbers-" + UUID.randomUUID();
    manager.createCache(
        numbers, new MutableConfiguration<String, Long>().setTypes(String.class, Long.class));
    assertThatThrownBy(() -> JCacheStore.named(numbers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("other key or value types");
  }
}
