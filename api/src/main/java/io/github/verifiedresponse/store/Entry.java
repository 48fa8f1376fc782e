package io.github.verifiedresponse.store;

import java.time.Instant;

/**
 * What a store keeps under one key: no store learns an id, a reference or a person.
 *
 * @param until the entry counts until then; whole seconds
 * @param holder whose entry it is, in at most 64 characters without a space: the random id of a
 *     result's claim, or a hash of the subject of a reference
 * @param state what became of it, in at most 64 characters; never empty, because some databases
 *     take that for null
 */
public record Entry(Instant until, String holder, String state) {

  /** {@return the same with another state} */
  public Entry state(String changed) {
    return new Entry(until, holder, changed);
  }

  /** {@return whether it no longer counts} */
  public boolean hasEnded(Instant now) {
    return until.isBefore(now);
  }

  /** {@return the entry as one text, for stores of texts; {@link #of} reads it} */
  public String text() {
    return until.getEpochSecond() + " " + holder + " " + state;
  }

  /** {@return the entry that {@link #text} has written} */
  public static Entry of(String text) {
    int first = text.indexOf(' ');
    int second = text.indexOf(' ', first + 1);
    return new Entry(
        Instant.ofEpochSecond(Long.parseLong(text.substring(0, first))),
        text.substring(first + 1, second),
        text.substring(second + 1));
  }
}
