package io.github.verifiedresponse.replay;

import java.util.Optional;

/**
 * Entries under keys of 64 hex digits. Each operation is atomic over all threads and nodes that
 * share the store, and throws whatever its store throws.
 */
interface Entries {

  /** Inserts the entry if there is none; true if it was inserted. */
  boolean insert(String key, Entry entry) throws Exception;

  /** {@return the entry, even when it has ended} */
  Optional<Entry> find(String key) throws Exception;

  /** Puts another entry in the place of exactly this one; true if it was. */
  boolean replace(String key, Entry before, Entry after) throws Exception;
}
