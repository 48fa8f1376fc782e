package io.github.verifiedresponse.store;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A store as a user writes one, of a map: {@link StoreContract} is all that has to be met. */
class StoreOfOurOwnTest implements StoreContract {
  private static final Store STORE = new MapStore(new ConcurrentHashMap<>());

  @Override
  public Store store() {
    return STORE;
  }

  /** Texts, as a key-value store has them. */
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
}
