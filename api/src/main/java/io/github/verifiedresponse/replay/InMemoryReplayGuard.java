package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ReplayIdentity;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Identities in a map, and the same identities in a queue for each minute in which they end, so
 * that purging looks only at what has ended and never at what is alive.
 */
final class InMemoryReplayGuard implements ReplayGuard {
  private static final long BUCKET_SECONDS = 60;

  private final int capacity;
  private final Clock clock;
  private final Map<ReplayIdentity, Boolean> live = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();
  private final ConcurrentSkipListMap<Long, Queue<ReplayIdentity>> endings =
      new ConcurrentSkipListMap<>();

  /**
   * The last bucket that was purged: what ended by then could be a replay whatever the clock says.
   */
  private final AtomicLong purged = new AtomicLong(Long.MIN_VALUE);

  InMemoryReplayGuard(int capacity, Clock clock) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a replay guard has room for one result at least");
    }
    this.capacity = capacity;
    this.clock = clock;
  }

  @Override
  public boolean admit(ReplayIdentity identity, Instant until) throws RejectedException {
    purge(bucket(clock.instant()));
    long ending = bucket(until);
    if (ending <= purged.get() || live.containsKey(identity)) {
      return false;
    }
    if (size.incrementAndGet() > capacity) {
      size.decrementAndGet();
      throw new RejectedException(Reason.UNAVAILABLE, "the replay guard is full");
    }
    if (live.putIfAbsent(identity, Boolean.TRUE) != null) {
      size.decrementAndGet();
      return false;
    }
    endings.computeIfAbsent(ending, key -> new ConcurrentLinkedQueue<>()).add(identity);
    return true;
  }

  /**
   * Drops the buckets that lie wholly in the past; a bucket is as long as the price of a mistake.
   */
  private void purge(long now) {
    Map.Entry<Long, Queue<ReplayIdentity>> oldest = endings.firstEntry();
    while (oldest != null && oldest.getKey() < now) {
      long ended = oldest.getKey();
      purged.accumulateAndGet(ended, Math::max);
      if (endings.remove(ended, oldest.getValue())) {
        for (ReplayIdentity identity : oldest.getValue()) {
          live.remove(identity);
          size.decrementAndGet();
        }
      }
      oldest = endings.firstEntry();
    }
  }

  private static long bucket(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), BUCKET_SECONDS);
  }

  /** Says what it covers. */
  @Override
  public String toString() {
    return "memory (this node only)";
  }
}
