package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;

/** The one answer to every failure of the cryptography. */
final class Refusal {
  private Refusal() {}

  static RejectedException unverified() {
    return new RejectedException(Reason.UNVERIFIED, "the signature could not be verified");
  }
}
