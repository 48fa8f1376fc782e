package io.github.verifiedresponse;

import io.github.verifiedresponse.message.Reason;

/**
 * Application code asked for a verified payload and nothing was verified: a mapping, a dispatcher
 * or an annotation is in the wrong place. It ends in a 500, so that a wrong set-up is an error and
 * never a forgery let in.
 */
@SuppressWarnings("serial") // holds nothing but a message
public final class NotVerifiedException extends IllegalStateException {

  /** Makes the exception; the message names the verifier and the fix. */
  public NotVerifiedException(String message) {
    super(Reason.NOT_VERIFIED.code() + ": " + message);
  }

  /** {@return the exception for a request that no filter of a verifier has seen} */
  static NotVerifiedException by(String verifier) {
    return new NotVerifiedException(
        "no result was verified by '"
            + verifier
            + "' for this request: guard the endpoint with @VerifiedResponse(\""
            + verifier
            + "\") or map the filter of that verifier to it");
  }
}
