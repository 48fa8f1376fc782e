package io.github.verifiedresponse.key;

import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where the secrets of a scheme come from; {@code Keys} in the {@code key} package has the usual
 * ones.
 */
@FunctionalInterface
public interface KeySource {

  /**
   * {@return the secrets that may have signed this message, at most four} A scheme tries all of
   * them, so that the time it takes does not tell which one fitted.
   *
   * @param message the untrusted message; a source for several tenants picks by its target or a
   *     header, every other source ignores it
   * @throws RejectedException with {@link Reason#UNAVAILABLE} when the source cannot be asked, and
   *     with {@link Reason#UNVERIFIED} when it has no secret for this message
   */
  List<Secret> secrets(InboundMessage message) throws RejectedException;

  /**
   * {@return when the next of its secrets ends by a time that was set for it, as {@code
   * previous-secret-until} does; empty when none does, or none is known to} Empty by default.
   */
  default Optional<Instant> nextEnd() {
    return Optional.empty();
  }
}
