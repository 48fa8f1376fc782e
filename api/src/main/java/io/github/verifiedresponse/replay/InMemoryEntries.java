package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Entries in a map, for references, which all stay open for as long: so the order in which they
 * came is the order in which they end.
 */
final class InMemoryEntries implements Entries {
  private final Clock clock;
  private final int capacity;
  private final Map<String, Entry> entries = new ConcurrentHashMap<>();
  private final Queue<String> inOrder = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();

  InMemoryEntries(int capacity, Clock clock) {
    this.capacity = capacity;
    this.clock = clock;
  }

  @Override
  public boolean insert(String key, Entry entry) throws RejectedException {
    dropEnded();
    if (size.incrementAndGet() > capacity) {
      size.decrementAndGet();
      throw new RejectedException(Reason.UNAVAILABLE, "too many references are open");
    }
    if (entries.putIfAbsent(key, entry) != null) {
      size.decrementAndGet();
      return false;
    }
    inOrder.add(key);
    return true;
  }

  private void dropEnded() {
    String oldest = inOrder.peek();
    while (oldest != null && hasEnded(oldest) && inOrder.remove(oldest)) {
      entries.remove(oldest);
      size.decrementAndGet();
      oldest = inOrder.peek();
    }
  }

  private boolean hasEnded(String key) {
    return Optional.ofNullable(entries.get(key))
        .map(entry -> entry.hasEnded(clock.instant()))
        .orElse(true);
  }

  @Override
  public Optional<Entry> find(String key) {
    return Optional.ofNullable(entries.get(key));
  }

  @Override
  public boolean replace(String key, Entry before, Entry after) {
    return entries.replace(key, before, after);
  }
}
