package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.RejectedException;

/** How one family of schemes finds out what a vendor signed. */
@FunctionalInterface
interface Proof {

  /**
   * Verifies the signature.
   *
   * @return what was signed, and nothing beside it
   */
  Proven prove(Received received) throws RejectedException;
}
