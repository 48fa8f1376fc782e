package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.verifiedresponse.message.RejectedException;
import java.util.Set;

/** How one family of schemes finds out what a vendor signed. */
@FunctionalInterface
interface Proof {

  /**
   * Verifies the signature.
   *
   * @return what was signed, and nothing beside it
   */
  Proven prove(Received received) throws RejectedException;

  /** {@return the fields of the signed JSON that it reads to do so} */
  default Set<JsonPointer> fields() {
    return Set.of();
  }
}
