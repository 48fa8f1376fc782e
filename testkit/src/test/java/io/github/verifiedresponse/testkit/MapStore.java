package io.github.verifiedresponse.testkit;

import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.Store;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * A store as a user writes one.
 *
 * @param map texts, as a key-value store has them
 */
record MapStore(Map<String, String> map) implements Store {
  @Override
  public boolean insert(String key, Entry entry) {
    return map.putIfAbsent(key, entry.text()) == null;
  }

  @Override
  public Optional<Entry> find(String key) {
    return Optional.ofNullable(map.get(key)).map(Entry::of);
  }

  @Override
  public boolean replace(String key, Entry before, Entry after) {
    return map.replace(key, before.text(), after.text());
  }

  @Override
  public Duration keepsAtMost() {
    return ChronoUnit.FOREVER.getDuration();
  }
}
