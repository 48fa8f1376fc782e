package io.github.verifiedresponse;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.result.Handshake;

/** Opens a {@link Verification}, and fails the test when it is another one. */
public final class Verdicts {
  private Verdicts() {}

  public static VerifiedPayload verified(Verification verification) {
    if (verification instanceof Verification.Verified verified) {
      return verified.payload();
    }
    throw new AssertionError("expected Verified, got " + verification);
  }

  public static Verification.Rejected rejected(Verification verification) {
    if (verification instanceof Verification.Rejected rejected) {
      return rejected;
    }
    throw new AssertionError("expected Rejected, got " + verification);
  }

  /** {@return why the sender is answered with 200 without the handler} */
  public static Reason acknowledged(Verification verification) {
    if (verification instanceof Verification.Acknowledged acknowledged) {
      return acknowledged.reason();
    }
    throw new AssertionError("expected Acknowledged, got " + verification);
  }

  /** {@return what the vendor is answered who only tries out the endpoint} */
  public static Handshake answered(Verification verification) {
    if (verification instanceof Verification.Answered answered) {
      return answered.handshake();
    }
    throw new AssertionError("expected Answered, got " + verification);
  }

  public static Reason reason(Verification verification) {
    return rejected(verification).reason();
  }
}
