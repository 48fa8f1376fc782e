package io.github.verifiedresponse.replay;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.cache.Cache;

/** Entries as text: the seconds of the end, the holder and the state, with a space between. */
record JCacheEntries(Cache<String, String> cache, Clock clock) implements Entries {

  @Override
  public boolean insert(String key, Entry entry) {
    // a cluster may ask again when a member dies, and then finds what its first question has put
    String text = write(entry);
    return cache.putIfAbsent(key, text) || text.equals(cache.get(key));
  }

  @Override
  public Optional<Entry> find(String key) {
    return Optional.ofNullable(cache.get(key)).map(JCacheEntries::read);
  }

  /**
   * A cache counts the expiry from an entry's creation on, so one that has to stay for longer is
   * made new. Another node may be faster in between; then that one has taken it.
   */
  @Override
  public boolean replace(String key, Entry before, Entry after) {
    return after.until().isAfter(before.until())
        ? cache.remove(key, write(before)) && cache.putIfAbsent(key, write(after))
        : cache.replace(key, write(before), write(after));
  }

  private static String write(Entry entry) {
    return entry.until().getEpochSecond() + " " + entry.holder() + " " + entry.state();
  }

  private static Entry read(String text) {
    int first = text.indexOf(' ');
    int second = text.indexOf(' ', first + 1);
    return new Entry(
        Instant.ofEpochSecond(Long.parseLong(text.substring(0, first))),
        text.substring(first + 1, second),
        text.substring(second + 1));
  }
}
