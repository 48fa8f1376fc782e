package io.github.verifiedresponse.carrier;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Takes the signed content, and the parts beside it, out of their places in a message; {@code
 * Carriers} in the {@code carrier} package has the others.
 */
@FunctionalInterface
public interface Carrier {

  /**
   * Takes the signed thing.
   *
   * @throws RejectedException with {@link Reason#MISSING_SIGNATURE} when nothing is there, {@link
   *     Reason#AMBIGUOUS} when more than one is, {@link Reason#MALFORMED} when the place cannot be
   *     decoded, or as {@link InboundMessage#body()} says
   */
  SignedParts take(InboundMessage message) throws RejectedException;

  /**
   * {@return the media types of the bodies that this carrier reads, in lower case; empty when it
   * reads no body and so any type, or none, may come along}
   */
  default Set<String> mediaTypes() {
    return Set.of();
  }

  /**
   * {@return the fields of a JSON body that it takes} They are found in one pass over the bytes, as
   * {@link InboundMessage#envelope} says; any other costs a second reading.
   */
  default Set<JsonPointer> fields() {
    return Set.of();
  }

  /** {@return the names of the parts that it collects beside the content, such as signature} */
  default Set<String> partNames() {
    return Set.of();
  }

  /**
   * Takes the whole body.
   *
   * @param mediaTypes the accepted Content-Types, in any case; at least one
   */
  static Carrier body(String... mediaTypes) {
    return new BodyCarrier(
        Arrays.stream(mediaTypes)
            .map(type -> type.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()));
  }
}
