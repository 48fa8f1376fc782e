package io.github.verifiedresponse.replay;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import javax.cache.Cache;
import javax.cache.CacheException;
import javax.cache.CacheManager;
import javax.cache.Caching;
import javax.cache.configuration.CompleteConfiguration;
import javax.cache.configuration.Configuration;

/**
 * A cache of the cluster that the server already has, by JCache (JSR 107): Hazelcast, Infinispan.
 * Keys and values are strings; they hold hashes and times only.
 *
 * <p><b>A cache that evicts lets used results in again.</b> Declare the cache with an expiry after
 * creation that is an hour longer than results can pass, so that a clock which is an hour wrong
 * opens nothing again, and without eviction. Hazelcast's default evicts from about ten thousand
 * entries on; it is refused.
 *
 * <p><b>All nodes reach the cache through a cache manager of the same URI</b>: with Hazelcast the
 * URI is part of the cache's name, and two names are two caches.
 */
public final class JCacheStore extends SharedStore {
  /** A member whose clock jumps ahead drops entries as if they had ended. */
  private static final Duration CLOCK_ERROR = Duration.ofHours(1);

  private static final String MEND =
      "declare it in the provider's own configuration, with String keys and values, an expiry after"
          + " creation, and without eviction";

  private final Cache<String, String> cache;
  private final JCacheEntries entries;

  private JCacheStore(Cache<String, String> cache, Duration timeout, java.time.Clock clock) {
    super(timeout);
    this.cache = Objects.requireNonNull(cache, "cache");
    this.entries = new JCacheEntries(cache, clock);
    Eviction.refuse(cache);
  }

  /**
   * {@return the store in this cache}
   *
   * @throws IllegalArgumentException when the cache is known to evict entries
   */
  public static JCacheStore of(Cache<String, String> cache) {
    return new JCacheStore(cache, DEFAULT_TIMEOUT, java.time.Clock.systemUTC());
  }

  /**
   * {@return the store in the cache of this name of the default cache manager}
   *
   * @throws IllegalArgumentException when there is no JCache provider, or more than one, or no such
   *     cache
   */
  public static JCacheStore named(String cache) {
    return of(cache(defaultManager(), cache));
  }

  /**
   * {@return the store in the cache of this name of a cache manager that the server has under a
   * JNDI name, such as Payara's {@code payara/CacheManager}}
   *
   * @throws IllegalArgumentException when there is no cache manager of that name, or no such cache
   */
  public static JCacheStore named(String cache, String managerJndiName) {
    return of(
        cache(
            Jndi.find(managerJndiName, CacheManager.class)
                .orElseThrow(
                    () ->
                        new IllegalArgumentException(
                            "what has this JNDI name is no javax.cache.CacheManager")),
            cache));
  }

  private static CacheManager defaultManager() {
    try {
      return Caching.getCachingProvider().getCacheManager();
    } catch (CacheException e) {
      throw new IllegalArgumentException(
          "there is no JCache provider on the class path, or more than one: add one, or name one"
              + " with -Djavax.cache.spi.CachingProvider",
          e);
    }
  }

  static Cache<String, String> cache(CacheManager manager, String name) {
    try {
      // not by type: a cache of Infinispan's own configuration has none
      Cache<String, String> cache = manager.getCache(name);
      if (cache != null) {
        return ofStrings(cache);
      }
    } catch (CacheException | ClassCastException | IllegalArgumentException e) {
      throw new IllegalArgumentException("the cache has other keys or values: " + MEND, e);
    }
    throw new IllegalArgumentException("there is no such cache: " + MEND);
  }

  @SuppressWarnings("unchecked") // JCache has no type token for a generic configuration
  private static Cache<String, String> ofStrings(Cache<String, String> cache) {
    Configuration<String, String> types = cache.getConfiguration(Configuration.class);
    if (types.getKeyType().isAssignableFrom(String.class)
        && types.getValueType().isAssignableFrom(String.class)) {
      return cache;
    }
    throw new ClassCastException(types.getKeyType() + " and " + types.getValueType());
  }

  /** {@return the same with another time-out for each question} At most 30 seconds. */
  public JCacheStore withTimeout(Duration timeout) {
    return new JCacheStore(cache, timeout, entries.clock());
  }

  @Override
  java.time.Clock clock() {
    return entries.clock();
  }

  JCacheStore withClock(java.time.Clock clock) {
    return new JCacheStore(cache, inTime().timeout(), clock);
  }

  @Override
  Entries entries() {
    return entries;
  }

  @Override
  @SuppressWarnings("unchecked") // JCache has no type token for a generic configuration
  Duration keepsAtMost() {
    CompleteConfiguration<String, String> configuration =
        cache.getConfiguration(CompleteConfiguration.class);
    javax.cache.expiry.Duration afterCreation =
        configuration.getExpiryPolicyFactory().create().getExpiryForCreation();
    if (afterCreation.isEternal()) {
      return ChronoUnit.FOREVER.getDuration();
    }
    long millis = afterCreation.getTimeUnit().toMillis(afterCreation.getDurationAmount());
    return Duration.ofMillis(Math.max(0, millis - CLOCK_ERROR.toMillis()));
  }

  @Override
  public String toString() {
    return "jcache, cache " + cache.getName();
  }
}
