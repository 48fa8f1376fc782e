package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.store.JCacheStore;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.time.Instant;
import javax.cache.Cache;

/** Two nodes' guards over one cache, which is made empty. */
record CacheGuards(
    TestClock clock,
    JCacheStore store,
    JCacheStore otherStore,
    ReplayGuard one,
    ReplayGuard other) {

  static CacheGuards over(Cache<String, String> cache, Cache<String, String> ofOtherNode) {
    cache.clear();
    TestClock clock = TestClock.at(Instant.parse("2026-11-22T10:00:00Z"));
    JCacheStore store = JCacheStore.of(cache);
    JCacheStore other = JCacheStore.of(ofOtherNode);
    return new CacheGuards(clock, store, other, guard(store, clock), guard(other, clock));
  }

  static ReplayGuard guard(JCacheStore store, TestClock clock) {
    return ReplayGuards.shared(TimeLimitedStore.of(store, SharedGuardContract.PATIENCE), clock);
  }
}
