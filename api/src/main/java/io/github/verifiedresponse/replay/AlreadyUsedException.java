package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.message.Reason;

/**
 * Thrown by {@code VerifiedPayload.claimIn} when the result was used before: roll your transaction
 * back and let the exception go, and the client reads {@link Reason#REPLAYED}.
 */
@SuppressWarnings("serial") // never serialised: it goes no further than the filter
public final class AlreadyUsedException extends RuntimeException {

  /** Names the fix. */
  public AlreadyUsedException() {
    super("the result has already been used: roll back, and let this exception reach the filter");
  }
}
