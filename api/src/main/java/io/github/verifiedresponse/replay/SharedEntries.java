package io.github.verifiedresponse.replay;

/** Entries of a shared store, which keeps claims that can be given back too. */
interface SharedEntries extends Entries {

  /** Removes the entry; nothing happens when there is none. */
  void delete(String key) throws Exception;
}
