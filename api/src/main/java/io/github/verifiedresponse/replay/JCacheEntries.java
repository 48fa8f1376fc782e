package io.github.verifiedresponse.replay;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import javax.cache.Cache;
import org.jspecify.annotations.Nullable;

/** Entries as text: the seconds of the end, the subject and the user, with a space between. */
record JCacheEntries(Cache<String, String> cache, Clock clock) implements SharedEntries {

  @Override
  public boolean insert(String key, Entry entry) {
    String text = write(entry);
    if (cache.putIfAbsent(key, text)) {
      return true;
    }
    @Nullable String there = cache.get(key);
    if (there == null) {
      return cache.putIfAbsent(key, text); // it ended in between
    }
    // a cluster may ask again when a member dies, and then finds what its first question has put
    return there.equals(text)
        || (read(there).hasEnded(clock.instant()) && cache.replace(key, there, text));
  }

  @Override
  public Optional<Entry> find(String key) {
    return Optional.ofNullable(cache.get(key))
        .map(JCacheEntries::read)
        .filter(entry -> !entry.hasEnded(clock.instant()));
  }

  @Override
  public boolean replace(String key, Entry before, Entry after) {
    return cache.replace(key, write(before), write(after));
  }

  @Override
  public void delete(String key) {
    cache.remove(key);
  }

  private static String write(Entry entry) {
    return entry.until().getEpochSecond() + " " + entry.subject() + " " + entry.usedBy();
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
