package io.github.verifiedresponse.store;

import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Entries in this process: of this node only, and forgotten when the process ends. What counts is
 * never dropped to make room, but a holder's own: when it has more than it may, its oldest goes.
 */
public final class MemoryStore implements Store {
  private final Clock clock;
  private final int mostOfOneHolder;
  private final ExpiringMap<String, Held, ExpiringMap.Bucket<String>> entries;

  /** The keys of each holder, oldest first; each set is changed while its map holds it only. */
  private final Map<String, Set<String>> byHolder = new ConcurrentHashMap<>();

  private record Held(Entry entry, ExpiringMap.Bucket<String> bucket)
      implements ExpiringMap.Ending<ExpiringMap.Bucket<String>> {}

  private MemoryStore(int capacity, int mostOfOneHolder, Clock clock) {
    this.clock = clock;
    this.mostOfOneHolder = mostOfOneHolder;
    this.entries = new ExpiringMap<>(capacity, ExpiringMap.Bucket::new, this::forget);
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
  public boolean insert(String key, Entry entry) throws RejectedException {
    entries.purge(clock.instant());
    return switch (entries.insert(key, held(entry))) {
      case DONE -> {
        dropOldest(key, entry.holder());
        yield true;
      }
      case THERE -> false;
      case FULL -> throw new RejectedException(Reason.UNAVAILABLE, "too many entries are open");
    };
  }

  private Held held(Entry entry) throws RejectedException {
    return new Held(entry, entries.bucket(entry.until()));
  }

  private void dropOldest(String key, String holder) {
    @Nullable String[] oldest = {null};
    byHolder.compute(
        holder,
        (same, there) -> {
          Set<String> keys = there == null ? new LinkedHashSet<>() : there;
          keys.add(key);
          if (keys.size() > mostOfOneHolder) {
            Iterator<String> first = keys.iterator();
            oldest[0] = first.next();
            first.remove();
          }
          return keys;
        });
    if (oldest[0] != null) {
      remove(oldest[0]);
    }
  }

  private void remove(String key) {
    Held held = entries.get(key);
    while (held != null && !entries.remove(key, held)) {
      held = entries.get(key);
    }
  }

  private void forget(String key, Held held) {
    byHolder.computeIfPresent(
        held.entry().holder(),
        (same, keys) -> {
          keys.remove(key);
          return keys.isEmpty() ? null : keys;
        });
  }

  @Override
  public Optional<Entry> find(String key) {
    return Optional.ofNullable(entries.get(key)).map(Held::entry);
  }

  @Override
  public boolean replace(String key, Entry before, Entry after) throws RejectedException {
    Held there = entries.get(key);
    if (there == null || !there.entry().equals(before)) {
      return false;
    }
    if (!entries.replace(key, there, held(after))) {
      return false;
    }
    if (!before.holder().equals(after.holder())) {
      forget(key, there);
      dropOldest(key, after.holder());
    }
    return true;
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
