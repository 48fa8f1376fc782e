package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.time.Instant;

/**
 * Asks a replay guard. A claim of which nothing else is said is in use for as long as its result
 * counts, and nobody takes an abandoned one.
 */
public final class Asked {
  private Asked() {}

  /** {@return whether the guard lets the result be taken; then it is in use} */
  public static boolean admits(ReplayGuard guard, ReplayIdentity identity, Instant until)
      throws RejectedException {
    return admits(guard, identity, terms(until));
  }

  public static boolean admits(ReplayGuard guard, ReplayIdentity identity, ClaimTerms terms)
      throws RejectedException {
    return guard.admit(identity, terms) instanceof Admission.Taken;
  }

  /** {@return the claim on a result, and fails the test when the result is not free} */
  public static Claim taken(ReplayGuard guard, ReplayIdentity identity, Instant until)
      throws RejectedException {
    return taken(guard, identity, terms(until));
  }

  public static Claim taken(ReplayGuard guard, ReplayIdentity identity, ClaimTerms terms)
      throws RejectedException {
    Admission admission = guard.admit(identity, terms);
    if (admission instanceof Admission.Taken taken) {
      return taken.claim();
    }
    throw new AssertionError("expected Taken, got " + admission);
  }

  /** {@return why the result is not free, and fails the test when it is} */
  public static Admission.Refused refused(ReplayGuard guard, ReplayIdentity identity, Instant until)
      throws RejectedException {
    return refused(guard, identity, terms(until));
  }

  public static Admission.Refused refused(
      ReplayGuard guard, ReplayIdentity identity, ClaimTerms terms) throws RejectedException {
    Admission admission = guard.admit(identity, terms);
    if (admission instanceof Admission.Refused refused) {
      return refused;
    }
    throw new AssertionError("expected Refused, got " + admission);
  }

  private static ClaimTerms terms(Instant until) {
    return new ClaimTerms(until, until, false);
  }
}
