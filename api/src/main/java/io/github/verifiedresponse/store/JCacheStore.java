package io.github.verifiedresponse.store;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.Optional;
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
public final class JCacheStore implements Store {
  /** A member whose clock jumps ahead drops entries as if they had ended. */
  private static final Duration CLOCK_ERROR = Duration.ofHours(1);

  private static final String FIX =
      "declare it in the provider's own configuration, with String keys and values, an expiry after"
          + " creation, and without eviction";

  private final Cache<String, String> cache;

  private JCacheStore(Cache<String, String> cache) {
    this.cache = Objects.requireNonNull(cache, "cache");
    Eviction.refuse(cache);
  }

  /**
   * {@return the store in this cache}
   *
   * @throws IllegalArgumentException when the cache is known to evict entries
   */
  public static JCacheStore of(Cache<String, String> cache) {
    return new JCacheStore(cache);
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
                            "the object with this JNDI name is not a javax.cache.CacheManager")),
            cache));
  }

  private static CacheManager defaultManager() {
    try {
      return Caching.getCachingProvider().getCacheManager();
    } catch (CacheException e) {
      throw new IllegalArgumentException(
          "the class path contains no JCache provider, or more than one: add one, or select one"
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
      throw new IllegalArgumentException("the cache has other key or value types: " + FIX, e);
    }
    throw new IllegalArgumentException("there is no such cache: " + FIX);
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

  @Override
  public boolean insert(String key, Entry entry) {
    // a cluster may ask again when a member dies, and then finds what its first question has put
    String text = entry.text();
    return cache.putIfAbsent(key, text) || text.equals(cache.get(key));
  }

  @Override
  public Optional<Entry> find(String key) {
    return Optional.ofNullable(cache.get(key)).map(Entry::of);
  }

  /**
   * A cache counts the expiry from an entry's creation on, so one that has to stay for longer is
   * made new. Another node may be faster in between; then that one has taken it.
   */
  @Override
  public boolean replace(String key, Entry before, Entry after) {
    return after.until().isAfter(before.until())
        ? cache.remove(key, before.text()) && cache.putIfAbsent(key, after.text())
        : cache.replace(key, before.text(), after.text());
  }

  @Override
  @SuppressWarnings("unchecked") // JCache has no type token for a generic configuration
  public Duration keepsAtMost() {
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
