package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.gate.Visit;
import java.time.Instant;

/** A handler that was called with the result, and what it did. */
final class Handling {
  final ResponseVerifier verifier;
  final VerifiedPayload payload;
  final Visit visit;

  /** How often the result was given back before. */
  final int givenBackBefore;

  /** From then on its claim is abandoned. */
  final Instant until;

  boolean hadEffect;
  boolean saidGiveBack;
  boolean ended;
  boolean crashed;

  /** Its container has answered in its place, and its work goes on. */
  boolean timedOut;

  /** It failed, or its node did, or it was too slow: a vendor's result may be handled again. */
  boolean excused;

  Settled settled = Settled.NOT_YET;

  enum Settled {
    NOT_YET,
    USED,
    GIVEN_BACK
  }

  Handling(
      ResponseVerifier verifier,
      VerifiedPayload payload,
      Visit visit,
      int givenBackBefore,
      Instant until) {
    this.verifier = verifier;
    this.payload = payload;
    this.visit = visit;
    this.givenBackBefore = givenBackBefore;
    this.until = until;
  }

  boolean runs() {
    return !ended && !crashed && !timedOut;
  }

  boolean mayAct() {
    return (runs() || timedOut) && !hadEffect && !saidGiveBack;
  }

  /** Its word counts after its end, too: it may have worked for longer than a time-out. */
  boolean maySayGiveBack() {
    return !crashed && !hadEffect && !saidGiveBack;
  }
}
