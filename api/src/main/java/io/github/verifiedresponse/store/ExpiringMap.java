package io.github.verifiedresponse.store;

import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Values in memory, each until its end, and their keys in a bucket for each minute in which they
 * end, so that purging looks only at what has ended and never at what is alive. Nothing is dropped
 * before its minute has passed: when the map is full, it takes no more.
 *
 * @param <K> the keys
 * @param <V> the values; they know the bucket in which they end
 * @param <B> the buckets
 */
public final class ExpiringMap<
    K, V extends ExpiringMap.Ending<B>, B extends ExpiringMap.Bucket<K>> {
  private static final long BUCKET_SECONDS = 60;

  private final int capacity;
  private final Supplier<B> newBucket;
  private final BiConsumer<K, V> dropped;
  private final Map<K, V> live = new ConcurrentHashMap<>();
  private final AtomicInteger size = new AtomicInteger();
  private final ConcurrentSkipListMap<Long, B> buckets = new ConcurrentSkipListMap<>();

  /** The last bucket that was purged. */
  private final AtomicLong purged = new AtomicLong(Long.MIN_VALUE);

  /**
   * Makes an empty map.
   *
   * @param capacity how many values it holds
   * @param newBucket makes the bucket of a minute
   * @param dropped is told what was dropped because it has ended
   */
  public ExpiringMap(int capacity, Supplier<B> newBucket, BiConsumer<K, V> dropped) {
    this.capacity = capacity;
    this.newBucket = newBucket;
    this.dropped = dropped;
  }

  /** A value that ends with its bucket. */
  @FunctionalInterface
  public interface Ending<B> {
    /** {@return the bucket in which it ends} */
    B bucket();
  }

  /** What ends in one minute. */
  public static class Bucket<K> {
    private final Set<K> keys = ConcurrentHashMap.newKeySet();
  }

  /** What became of a value that was to be inserted. */
  public enum Insertion {
    /** It is in the map. */
    DONE,
    /** There is another one under its key. */
    THERE,
    /** There is no room. */
    FULL
  }

  /**
   * {@return the bucket of what ends then}
   *
   * @throws RejectedException with {@link Reason#UNAVAILABLE} when what ends then was dropped
   *     already, because the clock was ahead: then nobody knows what there was
   */
  public B bucket(Instant until) throws RejectedException {
    long minute = minute(until);
    if (minute <= purged.get()) {
      throw new RejectedException(
          Reason.UNAVAILABLE, "the clock was ahead, and what was used then is forgotten");
    }
    return buckets.computeIfAbsent(minute, key -> newBucket.get());
  }

  /** {@return the value under this key} */
  public @Nullable V get(K key) {
    return live.get(key);
  }

  /** Inserts the value if there is none under this key, and if there is room. */
  public Insertion insert(K key, V value) {
    // first the key: of many with the same one, none takes the last room from another
    if (live.putIfAbsent(key, value) != null) {
      return Insertion.THERE;
    }
    if (size.incrementAndGet() > capacity) {
      size.decrementAndGet();
      live.remove(key, value);
      return Insertion.FULL;
    }
    keys(value).add(key);
    return Insertion.DONE;
  }

  /** Puts another value in the place of exactly this one; false when it is not there. */
  public boolean replace(K key, V before, V after) {
    if (before.bucket() == after.bucket()) {
      return live.replace(key, before, after);
    }
    return change(
        key,
        before,
        () -> {
          keys(before).remove(key);
          keys(after).add(key);
          return after;
        });
  }

  /** Removes exactly this value; false when it is not there. */
  public boolean remove(K key, V value) {
    return change(
        key,
        value,
        () -> {
          keys(value).remove(key);
          size.decrementAndGet();
          return null;
        });
  }

  /** Buckets change with the map's lock on the key, so that no later change is overtaken. */
  private boolean change(K key, V before, Supplier<@Nullable V> change) {
    boolean[] changed = {false};
    live.computeIfPresent(
        key,
        (same, there) -> {
          if (!there.equals(before)) {
            return there;
          }
          changed[0] = true;
          return change.get();
        });
    return changed[0];
  }

  /**
   * Drops the buckets that lie wholly in the past; a bucket is as long as the price of a mistake.
   */
  public void purge(Instant now) {
    long minute = minute(now);
    Map.Entry<Long, B> oldest = buckets.firstEntry();
    while (oldest != null && oldest.getKey() < minute) {
      purged.accumulateAndGet(oldest.getKey(), Math::max);
      if (buckets.remove(oldest.getKey(), oldest.getValue())) {
        empty(oldest.getValue());
      }
      oldest = buckets.firstEntry();
    }
  }

  private void empty(B bucket) {
    Bucket<K> ended = bucket;
    for (K key : ended.keys) {
      V value = live.get(key);
      // a value that moved to a later bucket meanwhile stays
      while (value != null && value.bucket() == bucket) {
        if (live.remove(key, value)) {
          size.decrementAndGet();
          dropped.accept(key, value);
        }
        value = live.get(key);
      }
    }
  }

  private Set<K> keys(V value) {
    Bucket<K> bucket = value.bucket();
    return bucket.keys;
  }

  private static long minute(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), BUCKET_SECONDS);
  }
}
