package io.github.verifiedresponse.doctor;

import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import java.util.Optional;
import java.util.Set;

/**
 * A request, and what takes the place of the content that a carrier finds in it.
 *
 * @param content empty when it is what the carrier finds
 */
record Message(Request request, Optional<Content> content) {
  static Message of(Request request) {
    return new Message(request, Optional.empty());
  }

  Message withContent(Content other) {
    return new Message(request, Optional.of(other));
  }

  Message withRequest(Request other) {
    return new Message(other, content);
  }

  /** {@return the same carrier, which finds this content} */
  Carrier carriedBy(Carrier carrier) {
    return content.<Carrier>map(other -> new Replacing(carrier, other)).orElse(carrier);
  }

  private record Replacing(Carrier carrier, Content content) implements Carrier {
    @Override
    public SignedParts take(InboundMessage message) throws RejectedException {
      return new SignedParts(message, content, carrier.take(message).signature());
    }

    @Override
    public Set<String> mediaTypes() {
      return carrier.mediaTypes();
    }
  }
}
