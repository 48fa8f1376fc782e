package io.github.verifiedresponse.testkit;

import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.Store;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A store with one fault, of which a test of the contract must fail. */
record FaultyStore(Fault fault, Map<String, String> map, MapStore right) implements Store {
  private static final int SHORT_COLUMN = 32;

  enum Fault {
    FORGETS,
    OVERWRITES,
    COMPARES_NOTHING,
    COMPARES_THE_STATE_ONLY,
    REPLACING_INSERTS,
    KEEPS_THE_FIRST_END,
    CUTS_TEXTS,
    LOOKS_AND_THEN_INSERTS,
    DROPS_WITHIN_A_MINUTE
  }

  static FaultyStore of(Fault fault) {
    Map<String, String> map = new ConcurrentHashMap<>();
    return new FaultyStore(fault, map, new MapStore(map));
  }

  @Override
  public boolean insert(String key, Entry entry) {
    return switch (fault) {
      case FORGETS -> !map.containsKey(key);
      case OVERWRITES -> {
        map.put(key, entry.text());
        yield true;
      }
      case CUTS_TEXTS -> right.insert(key, entry.state(cut(entry.state())));
      case LOOKS_AND_THEN_INSERTS -> {
        boolean isFirst = !map.containsKey(key);
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20)); // as a network takes it
        map.put(key, entry.text());
        yield isFirst;
      }
      default -> right.insert(key, entry);
    };
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(SHORT_COLUMN, text.length()));
  }

  @Override
  public Optional<Entry> find(String key) {
    return right.find(key);
  }

  @Override
  public boolean replace(String key, Entry before, Entry after) {
    return switch (fault) {
      case COMPARES_NOTHING -> map.replace(key, after.text()) != null;
      case COMPARES_THE_STATE_ONLY ->
          find(key).filter(there -> there.state().equals(before.state())).isPresent()
              && map.replace(key, after.text()) != null;
      case REPLACING_INSERTS -> right.replace(key, before, after) || right.insert(key, after);
      case KEEPS_THE_FIRST_END ->
          right.replace(key, before, new Entry(before.until(), after.holder(), after.state()));
      default -> right.replace(key, before, after);
    };
  }

  @Override
  public Duration keepsAtMost() {
    return fault == Fault.DROPS_WITHIN_A_MINUTE ? Duration.ofMinutes(1) : right.keepsAtMost();
  }
}
