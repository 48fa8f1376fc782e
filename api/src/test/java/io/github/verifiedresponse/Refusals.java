package io.github.verifiedresponse;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Opens the house's one checked exception. */
public final class Refusals {
  private Refusals() {}

  public static Reason reason(ThrowingCallable step) {
    return refusal(step).reason();
  }

  public static RejectedException refusal(ThrowingCallable step) {
    return Assertions.catchThrowableOfType(RejectedException.class, step);
  }
}
