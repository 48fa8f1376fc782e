package io.github.verifiedresponse.replay;

import java.time.Instant;

/**
 * What a store keeps under one key: no store learns an id, a reference or a person.
 *
 * @param until the entry counts until then
 * @param holder whose entry it is: the random id of a result's claim, or a hash of the subject of a
 *     reference
 * @param state what became of it; never empty, because some databases take that for null
 */
record Entry(Instant until, String holder, String state) {

  Entry state(String changed) {
    return new Entry(until, holder, changed);
  }

  boolean hasEnded(Instant now) {
    return until.isBefore(now);
  }
}
