package io.github.verifiedresponse.replay;

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
public record ClaimTerms(Instant until, Instant inUseUntil, boolean retakesAbandoned) {}
