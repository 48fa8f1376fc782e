package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.store.Entry;
import java.time.Instant;

/**
 * For how long a claim counts.
 *
 * @param until the result must be remembered at least until then
 * @param inUseUntil a claim that was neither marked as used nor given back by then is abandoned:
 *     its node has ended
 * @param retakesAbandoned whether an abandoned claim may be taken again, of which it is unknown
 *     what its handler did: only when both the request that left it and the one that takes it say
 *     so; otherwise its result counts as used
 */
public record ClaimTerms(Instant until, Instant inUseUntil, boolean retakesAbandoned) {

  /**
   * {@return whether an entry no longer counts for a result with these terms}
   *
   * <p>One whose result has ended as well counts still: the clock was moved since its age was
   * judged.
   */
  boolean outlive(Entry there, Instant now) {
    return there.hasEnded(now) && until.isAfter(now);
  }

  /** {@return whether what another request left in use may be taken again by this one} */
  boolean retakes(ClaimState state, Instant now) {
    return retakesAbandoned && state.mayBeRetaken(now);
  }
}
