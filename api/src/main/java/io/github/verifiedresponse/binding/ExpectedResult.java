package io.github.verifiedresponse.binding;

import io.github.verifiedresponse.message.Caller;
import java.util.Optional;

/**
 * Says which result a caller may relay: the reference that your back end made for this person's
 * check, the account number, whatever the vendor signs back.
 *
 * <p>Given to {@link Binding.Field#equalsExpected}.
 */
@FunctionalInterface
public interface ExpectedResult {

  /**
   * {@return the value that the bound field must have, or empty when no result is expected of this
   * caller; then none passes}
   *
   * @param caller what the server knows about the sender
   */
  Optional<String> of(Caller caller);

  /** {@return whether the caller's HTTP session is asked, which JAX-RS alone does not know} */
  default boolean needsSession() {
    return false;
  }

  /**
   * {@return a string in the caller's HTTP session}
   *
   * @param name the session attribute's name
   */
  static ExpectedResult sessionValue(String name) {
    return new SessionValue(name);
  }
}
