package io.github.verifiedresponse.store;

import javax.cache.Cache;

/**
 * Whether a cache drops entries that still count. JCache cannot say, so the two providers that are
 * documented are asked in their own words, without a dependency on them.
 */
final class Eviction {
  private static final String HAZELCAST = "com.hazelcast.config.CacheConfig";
  private static final String INFINISPAN = "org.infinispan.Cache";

  private Eviction() {}

  static void refuse(Cache<?, ?> cache) {
    String provider = cache.getClass().getName();
    if (provider.startsWith("com.hazelcast.") && !"2147483647".equals(hazelcastSize(cache))) {
      throw new IllegalArgumentException(
          "the cache '"
              + cache.getName()
              + "' evicts entries that are still needed, so used results would be accepted again:"
              + " give it <eviction size=\"2147483647\" max-size-policy=\"ENTRY_COUNT\""
              + " eviction-policy=\"LRU\"/> in Hazelcast's configuration, which never evicts");
    }
    if (provider.startsWith("org.infinispan.") && "REMOVE".equals(infinispanWhenFull(cache))) {
      throw new IllegalArgumentException(
          "the cache '"
              + cache.getName()
              + "' evicts entries that are still needed, so used results would be accepted again:"
              + " remove when-full=\"REMOVE\" and max-count or max-size from its memory element in"
              + " Infinispan's configuration");
    }
  }

  /** Counted per partition, so that a smaller size evicts long before it is reached. */
  private static String hazelcastSize(Cache<?, ?> cache) {
    return ask(
        () -> {
          Class<?> type = Class.forName(HAZELCAST, false, cache.getClass().getClassLoader());
          Object configuration =
              Cache.class.getMethod("getConfiguration", Class.class).invoke(cache, type);
          Object eviction = get(type, configuration, "getEvictionConfig");
          Object policy = get(eviction.getClass(), eviction, "getMaxSizePolicy");
          return policy.toString().equals("ENTRY_COUNT")
              ? get(eviction.getClass(), eviction, "getSize")
              : policy;
        });
  }

  private static String infinispanWhenFull(Cache<?, ?> cache) {
    return ask(
        () -> {
          Class<?> type = Class.forName(INFINISPAN, false, cache.getClass().getClassLoader());
          Object inner = cache.unwrap(type);
          Object configuration = get(type, inner, "getCacheConfiguration");
          Object memory = get(configuration.getClass(), configuration, "memory");
          return get(memory.getClass(), memory, "whenFull");
        });
  }

  private static Object get(Class<?> type, Object of, String method)
      throws ReflectiveOperationException {
    return type.getMethod(method).invoke(of);
  }

  @FunctionalInterface
  private interface Question {
    Object ask() throws ReflectiveOperationException;
  }

  /**
   * Another release may answer in other words; then the answer is unknown, and the documentation
   * warns.
   */
  private static String ask(Question question) {
    try {
      return String.valueOf(question.ask());
    } catch (ReflectiveOperationException | RuntimeException | LinkageError unknown) {
      return "unknown";
    }
  }
}
