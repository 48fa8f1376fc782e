package io.github.verifiedresponse.store;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Entries in this process: of this node only, and forgotten when the process ends. What counts is
 * never dropped for want of space, but a holder's own: when it has more than it may, its oldest
 * goes.
 */
public final class MemoryStore implements Store {
  private static final int MINUTE_SECONDS = 60;

  private final int capacity;
  private final int mostOfOneHolder;
  private final Clock clock;
  private final Map<String, Entry> entries = new HashMap<>();

  /** The keys of what ends in each minute, so that purging looks at nothing else. */
  private final NavigableMap<Long, Set<String>> byMinute = new TreeMap<>();

  /** The keys of each holder, oldest first. */
  private final Map<String, Set<String>> byHolder = new HashMap<>();

  /** The last minute that was dropped. */
  private long forgotten = Long.MIN_VALUE;

  private MemoryStore(int capacity, int mostOfOneHolder, Clock clock) {
    this.capacity = capacity;
    this.mostOfOneHolder = mostOfOneHolder;
    this.clock = clock;
  }

  /**
   * {@return an empty store}
   *
   * @param capacity how many entries it holds
   * @param mostOfOneHolder how many of them are one holder's at most
   * @param clock tells what has ended
   */
  public static MemoryStore of(int capacity, int mostOfOneHolder, Clock clock) {
    return new MemoryStore(capacity, mostOfOneHolder, clock);
  }

  @Override
  public synchronized boolean insert(String key, Entry entry) throws RejectedException {
    purge();
    refuseForgotten(entry);
    if (entries.containsKey(key)) {
      return false;
    }
    if (entries.size() >= capacity) {
      throw new RejectedException(Reason.UNAVAILABLE, "too many entries are open");
    }
    add(key, entry);
    return true;
  }

  @Override
  public synchronized Optional<Entry> find(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  @Override
  public synchronized boolean replace(String key, Entry before, Entry after)
      throws RejectedException {
    refuseForgotten(after);
    if (!before.equals(entries.get(key))) {
      return false;
    }
    leave(byMinute, minute(before), key);
    if (!before.holder().equals(after.holder())) {
      leave(byHolder, before.holder(), key);
    }
    add(key, after);
    return true;
  }

  private void add(String key, Entry entry) {
    entries.put(key, entry);
    keys(byMinute, minute(entry)).add(key);
    Set<String> ofHolder = keys(byHolder, entry.holder());
    ofHolder.add(key); // one that is there stays as old as it is
    if (ofHolder.size() > mostOfOneHolder) {
      String oldest = ofHolder.iterator().next();
      Entry dropped = entries.remove(oldest);
      leave(byHolder, entry.holder(), oldest);
      leave(byMinute, minute(dropped), oldest);
    }
  }

  private static <K> Set<String> keys(Map<K, Set<String>> sets, K of) {
    return sets.computeIfAbsent(of, same -> new LinkedHashSet<>());
  }

  private static <K> void leave(Map<K, Set<String>> sets, K of, String key) {
    Set<String> keys = keys(sets, of);
    keys.remove(key);
    if (keys.isEmpty()) {
      sets.remove(of);
    }
  }

  /** Drops the minutes that have passed; a minute is as long as the price of a mistake. */
  private void purge() {
    Map<Long, Set<String>> ended = byMinute.headMap(minute(clock.instant()), false);
    for (Map.Entry<Long, Set<String>> minute : ended.entrySet()) {
      forgotten = minute.getKey();
      for (String key : minute.getValue()) {
        leave(byHolder, entries.remove(key).holder(), key);
      }
    }
    ended.clear();
  }

  private void refuseForgotten(Entry entry) throws RejectedException {
    if (minute(entry) <= forgotten) {
      throw new RejectedException(
          Reason.UNAVAILABLE,
          "the clock was ahead, and the results used during that time are no longer known");
    }
  }

  private static long minute(Entry entry) {
    return minute(entry.until());
  }

  private static long minute(Instant instant) {
    return Math.floorDiv(instant.getEpochSecond(), MINUTE_SECONDS);
  }

  @Override
  public Duration keepsAtMost() {
    return ChronoUnit.FOREVER.getDuration();
  }

  /** Says what it covers. */
  @Override
  public String toString() {
    return "memory (this node only)";
  }
}
