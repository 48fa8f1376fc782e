package io.github.verifiedresponse;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The signed thing, and perhaps its signature, are strings of a JSON body. */
record JsonCarrier(JsonPointer content, @Nullable JsonPointer signature) implements Carrier {

  @Override
  public Set<String> mediaTypes() {
    return Set.of("application/json");
  }

  @Override
  public Carried take(InboundMessage message) throws RejectedException {
    ObjectNode envelope = message.unverifiedJson(message.body());
    String carried = text(envelope, content);
    String beside = signature == null ? null : text(envelope, signature);
    return new Carried(message, Content.ofText(carried), beside);
  }

  private static String text(ObjectNode envelope, JsonPointer pointer) throws RejectedException {
    JsonNode node = envelope.at(pointer);
    if (node.isMissingNode() || node.isNull() || (node.isTextual() && node.textValue().isEmpty())) {
      throw new RejectedException(
          Reason.MISSING_SIGNATURE, "the field " + pointer + " is missing or empty");
    }
    if (!node.isTextual()) {
      throw new RejectedException(Reason.MALFORMED, "the field " + pointer + " is not a string");
    }
    return node.textValue();
  }

  @Override
  public String toString() {
    return signature == null ? "JSON field " + content : "JSON fields " + content + "," + signature;
  }
}
