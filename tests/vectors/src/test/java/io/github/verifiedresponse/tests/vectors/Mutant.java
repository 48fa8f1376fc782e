package io.github.verifiedresponse.tests.vectors;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;

/**
 * A message made from a genuine one that has been used already.
 *
 * @param verifier who is asked
 * @param message what is sent
 * @param still whether the signed thing in it may still be the genuine one, so that it is known
 */
record Mutant(ResponseVerifier verifier, TestMessage message, Still still) {

  enum Still {
    /** Something signed or its signature was changed. */
    CHANGED,
    /** The edit came out as the very same bytes. */
    THE_SAME,
    /** Only what is around the signed thing was changed, and perhaps no more than its spelling. */
    WRAPPED_ANEW
  }

  static Mutant of(ResponseVerifier verifier, TestMessage message, boolean theSame) {
    return new Mutant(verifier, message, theSame ? Still.THE_SAME : Still.CHANGED);
  }

  static Mutant wrapped(ResponseVerifier verifier, TestMessage message) {
    return new Mutant(verifier, message, Still.WRAPPED_ANEW);
  }
}
