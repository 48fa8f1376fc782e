package io.github.verifiedresponse.key;

import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A bounded map whose entries expire. */
final class Remembered<V> {
  private final int most;
  private final Map<String, Kept<V>> values = new ConcurrentHashMap<>();

  Remembered(int most) {
    this.most = most;
  }

  private record Kept<V>(V value, long untilNanos) {}

  Optional<V> get(String name, long nowNanos) {
    Kept<V> kept = values.get(name);
    return kept == null || nowNanos - kept.untilNanos() >= 0
        ? Optional.empty()
        : Optional.of(kept.value());
  }

  /** When it is full, any other entry is dropped: its value is computed again when it is needed. */
  void put(String name, V value, long untilNanos) {
    if (values.size() >= most && !values.containsKey(name)) {
      Iterator<String> names = values.keySet().iterator();
      if (names.hasNext()) {
        values.remove(names.next());
      }
    }
    values.put(name, new Kept<>(value, untilNanos));
  }

  void remove(String name) {
    values.remove(name);
  }
}
