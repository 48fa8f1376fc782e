package io.github.verifiedresponse.carrier;

import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import java.util.Set;

/** The body is the signed thing. */
record BodyCarrier(Set<String> mediaTypes) implements Carrier {

  BodyCarrier {
    if (mediaTypes.isEmpty()) {
      throw new IllegalArgumentException("a body carrier needs at least one media type");
    }
    if (!mediaTypes.stream().allMatch(type -> type.indexOf('/') > 0)) {
      throw new IllegalArgumentException("write media types such as application/json");
    }
  }

  @Override
  public SignedParts take(InboundMessage message) throws RejectedException {
    return new SignedParts(message, message.body(), null);
  }

  @Override
  public String toString() {
    return "body";
  }
}
