package io.github.verifiedresponse.carrier;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.message.StrictObject;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The signed thing, and perhaps parts beside it, are strings of a JSON body. */
record JsonCarrier(JsonPointer content, Map<String, JsonPointer> parts) implements Carrier {

  @Override
  public Set<String> mediaTypes() {
    return Set.of("application/json");
  }

  @Override
  public Set<JsonPointer> fields() {
    Set<JsonPointer> fields = new LinkedHashSet<>(parts.values());
    fields.add(content);
    return fields;
  }

  @Override
  public Set<String> partNames() {
    return parts.keySet();
  }

  @Override
  public SignedParts take(InboundMessage message) throws RejectedException {
    StrictObject envelope = message.envelope();
    String carried = text(envelope, content);
    Map<String, String> beside = new LinkedHashMap<>();
    for (Map.Entry<String, JsonPointer> part : parts.entrySet()) {
      beside.put(part.getKey(), text(envelope, part.getValue()));
    }
    return SignedParts.of(message, Content.ofText(carried), beside);
  }

  /** {@return the same envelope with one more part} */
  JsonCarrier with(String part, JsonPointer pointer) {
    if (pointer.equals(content) || parts.containsValue(pointer)) {
      throw new IllegalArgumentException("another part is in the field " + pointer + " already");
    }
    Map<String, JsonPointer> more = new LinkedHashMap<>(parts);
    more.put(part, pointer);
    return new JsonCarrier(content, more);
  }

  private static String text(StrictObject envelope, JsonPointer pointer) throws RejectedException {
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
    return parts.isEmpty()
        ? "JSON field " + content
        : parts.values().stream()
            .map(Object::toString)
            .collect(Collectors.joining(",", "JSON fields " + content + ",", ""));
  }
}
