package io.github.verifiedresponse.replay;

import java.time.Instant;
import java.util.UUID;

/**
 * What a store keeps under one key: no store learns an id, a reference or a person.
 *
 * @param until the entry counts until then
 * @param subject whose reference it is, as a hash; for a result, a random name of this claim
 * @param usedBy the result that has used the reference; {@link #NOBODY} while it is open
 */
record Entry(Instant until, String subject, String usedBy) {
  /** Not an empty text: some databases take that for null. */
  static final String NOBODY = "-";

  /** Unlike any other claim, so that a store which asks twice finds its own. */
  static Entry ofResult(Instant until) {
    return new Entry(until, UUID.randomUUID().toString(), NOBODY);
  }

  Entry usedBy(String result) {
    return new Entry(until, subject, result);
  }

  boolean hasEnded(Instant now) {
    return until.isBefore(now);
  }
}
