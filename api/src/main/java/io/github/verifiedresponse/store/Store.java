package io.github.verifiedresponse.store;

import java.time.Duration;
import java.util.Optional;

/**
 * Where used results and open references are kept, such as a table or a cache that the nodes of a
 * cluster share. For one of your own, such as Redis, implement these four methods and hand it to
 * {@code ReplayGuards.shared(…)} and {@code References.shared(…)}; {@code StoreContract} of the
 * test kit says in tests what is asked of it.
 *
 * <p>Keys are 64 hex digits. Each operation is atomic over all threads and nodes that share the
 * store, is durable when it returns, and throws whatever its store throws: the result is then
 * refused as {@link io.github.verifiedresponse.message.Reason#UNAVAILABLE}. An operation may take
 * as long as it likes, and its thread is never interrupted: {@link TimeLimitedStore} sees to it
 * that no request waits for it.
 *
 * <p><b>An entry must not leave before its end</b>, whatever the space and whatever the clock: its
 * result would pass again. Drop it an hour later at the earliest, so that a clock which is an hour
 * wrong opens nothing.
 */
public interface Store {

  /**
   * Inserts the entry if there is none under this key.
   *
   * @return whether it was inserted; an entry that has ended, and was not dropped yet, is there
   */
  boolean insert(String key, Entry entry) throws Exception;

  /** {@return the entry under this key, also when it has ended} */
  Optional<Entry> find(String key) throws Exception;

  /**
   * Puts another entry in the place of exactly this one, of which each part is compared.
   *
   * @return whether it was replaced; false when another request was faster
   */
  boolean replace(String key, Entry before, Entry after) throws Exception;

  /** {@return how long the store keeps an entry at most; a shorter one than needed is refused} */
  Duration keepsAtMost();
}
