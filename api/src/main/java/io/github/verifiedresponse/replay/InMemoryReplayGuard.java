package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ReplayIdentity;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Identities in a map, and the same identities in a bucket for each minute in which they end, so
 * that purging looks only at what has ended and never at what is alive.
 */
final class InMemoryReplayGuard implements ReplayGuard {
  private static final long BUCKET_SECONDS = 60;

  private final int capacity;
  private final Clock clock;
  private final Instant knowsSince;
  private final Map<ReplayIdentity, Bucket> live = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();
  private final ConcurrentSkipListMap<Long, Bucket> buckets = new ConcurrentSkipListMap<>();

  /**
   * The last bucket that was purged: what ended by then could be a replay whatever the clock says.
   */
  private final AtomicLong purged = new AtomicLong(Long.MIN_VALUE);

  InMemoryReplayGuard(int capacity, Clock clock, Instant knowsSince) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a replay guard has room for one result at least");
    }
    this.capacity = capacity;
    this.clock = clock;
    this.knowsSince = knowsSince;
  }

  /** What ends in one minute. Compared by identity: a released result can come again in another. */
  private static final class Bucket {
    private final Set<ReplayIdentity> identities = ConcurrentHashMap.newKeySet();
  }

  @Override
  public boolean admit(ReplayIdentity identity, Instant until) throws RejectedException {
    purge(minute(clock.instant()));
    long ending = minute(until);
    if (ending <= purged.get() || live.containsKey(identity)) {
      return false;
    }
    if (size.incrementAndGet() > capacity) {
      size.decrementAndGet();
      throw new RejectedException(Reason.UNAVAILABLE, "the replay guard is full");
    }
    Bucket bucket = buckets.computeIfAbsent(ending, key -> new Bucket());
    if (live.putIfAbsent(identity, bucket) != null) {
      size.decrementAndGet();
      return false;
    }
    bucket.identities.add(identity);
    return true;
  }

  @Override
  public void release(ReplayIdentity identity) {
    Bucket bucket = live.get(identity);
    // out of the bucket first: as long as it is live, nobody can admit it anew
    if (bucket != null && bucket.identities.remove(identity) && live.remove(identity, bucket)) {
      size.decrementAndGet();
    }
  }

  /**
   * Drops the buckets that lie wholly in the past; a bucket is as long as the price of a mistake.
   */
  private void purge(long now) {
    Map.Entry<Long, Bucket> oldest = buckets.firstEntry();
    while (oldest != null && oldest.getKey() < now) {
      purged.accumulateAndGet(oldest.getKey(), Math::max);
      if (buckets.remove(oldest.getKey(), oldest.getValue())) {
        empty(oldest.getValue());
      }
      oldest = buckets.firstEntry();
    }
  }

  private void empty(Bucket bucket) {
    for (ReplayIdentity identity : bucket.identities) {
      if (live.remove(identity, bucket)) {
        size.decrementAndGet();
      }
    }
  }

  private static long minute(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), BUCKET_SECONDS);
  }

  @Override
  public Instant knowsSince() {
    return knowsSince;
  }

  /** Says what it covers. */
  @Override
  public String toString() {
    return "memory (this node only)";
  }
}
