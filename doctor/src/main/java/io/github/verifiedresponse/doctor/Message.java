package io.github.verifiedresponse.doctor;

import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A request, and what takes the place of the content and the signature that a carrier finds in it.
 *
 * @param content empty when it is what the carrier finds
 * @param signature empty when it is what the carrier finds, if anything
 */
record Message(Request request, Optional<Content> content, Optional<String> signature) {
  static Message of(Request request) {
    return new Message(request, Optional.empty(), Optional.empty());
  }

  Message withContent(Content other) {
    return new Message(request, Optional.of(other), signature);
  }

  Message withSignature(String other) {
    return new Message(request, content, Optional.of(other));
  }

  Message withRequest(Request other) {
    return new Message(other, content, signature);
  }

  /** {@return the same carrier, which finds this content and this signature} */
  Carrier carriedBy(Carrier carrier) {
    return content.isEmpty() && signature.isEmpty() ? carrier : new Replacing(carrier, this);
  }

  private record Replacing(Carrier carrier, Message by) implements Carrier {
    @Override
    public SignedParts take(InboundMessage message) throws RejectedException {
      SignedParts found = carrier.take(message);
      Map<String, String> parts = new HashMap<>(found.parts());
      by.signature().ifPresent(other -> parts.replace(SignedParts.SIGNATURE, other));
      return new SignedParts(
          message,
          by.content().orElse(found.content()),
          by.signature().orElse(found.signature()),
          parts);
    }

    @Override
    public Set<String> mediaTypes() {
      return carrier.mediaTypes();
    }
  }
}
