package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.time.Duration;
import java.time.Instant;

/** What the contracts of replay guards have to be told. */
interface GuardUnderTest {
  Duration LIFETIME = Duration.ofMinutes(6);

  /** After this a claim is abandoned. */
  Duration CLAIM_TIMEOUT = Duration.ofMinutes(1);

  /** The guard under test, the same for the whole of one test. */
  ReplayGuard guard();

  /** The clock that this guard goes by. */
  TestClock clock();

  /** A result that no other test has. */
  static ReplayIdentity result(String id) {
    return ReplayIdentity.of("caf", id);
  }

  /** The terms of a request that finds abandoned claims used. */
  static ClaimTerms ofClient(TestClock clock) {
    return terms(clock, false);
  }

  /** The terms of a request that takes abandoned claims. */
  static ClaimTerms ofVendor(TestClock clock) {
    return terms(clock, true);
  }

  private static ClaimTerms terms(TestClock clock, boolean retakesAbandoned) {
    Instant now = clock.instant();
    return new ClaimTerms(now.plus(LIFETIME), now.plus(CLAIM_TIMEOUT), retakesAbandoned);
  }
}
