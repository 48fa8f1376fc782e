package io.github.verifiedresponse.carrier;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.message.StrictObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The signed thing, and perhaps parts beside it, are strings of a JSON body; the signed thing may
 * also be an object, the only one of its array.
 */
record JsonCarrier(JsonPointer content, Map<String, JsonPointer> parts) implements Carrier {

  @Override
  public Set<String> mediaTypes() {
    return Set.of("application/json");
  }

  @Override
  public Set<JsonPointer> fields() {
    Set<JsonPointer> fields = new LinkedHashSet<>(parts.values());
    fields.add(content);
    fields.addAll(nextElements(content));
    return fields;
  }

  @Override
  public Set<String> partNames() {
    return parts.keySet();
  }

  @Override
  public SignedParts take(InboundMessage message) throws RejectedException {
    StrictObject envelope = message.envelope();
    Content carried = carried(message, envelope);
    Map<String, String> beside = new LinkedHashMap<>();
    for (Map.Entry<String, JsonPointer> part : parts.entrySet()) {
      beside.put(part.getKey(), text(envelope, part.getValue()));
    }
    return SignedParts.of(message, carried, beside);
  }

  /** A token is long: it stays where it is in the body, unless it is spelt with escapes. */
  private Content carried(InboundMessage message, StrictObject envelope) throws RejectedException {
    Optional<Content> plain = envelope.plainText(content, message.body());
    if (plain.isPresent() && !plain.get().isEmpty()) {
      return plain.get();
    }
    return envelope.at(content).isObject()
        ? onlyObject(message, envelope)
        : Content.ofText(text(envelope, content));
  }

  /**
   * The bytes of an object as they were sent. What is beside it in an array would be handled by no
   * one, and the sender told that all of it was.
   */
  private Content onlyObject(InboundMessage message, StrictObject envelope)
      throws RejectedException {
    for (JsonPointer next : nextElements(content)) {
      if (!envelope.at(next).isMissingNode()) {
        throw new RejectedException(
            Reason.MALFORMED,
            "there is a result in " + next + ", and " + content + " is to be the only one");
      }
    }
    return envelope.range(content, message.body());
  }

  /** {@return for each element of an array on the way to a field, the one behind it} */
  private static List<JsonPointer> nextElements(JsonPointer field) {
    List<JsonPointer> next = new ArrayList<>();
    JsonPointer before = JsonPointer.empty();
    for (JsonPointer rest = field; !rest.matches(); rest = rest.tail()) {
      if (rest.mayMatchElement()) {
        next.add(before.appendIndex(rest.getMatchingIndex() + 1));
      }
      before = before.appendProperty(rest.getMatchingProperty());
    }
    return next;
  }

  /** {@return the same envelope with one more part} */
  JsonCarrier with(String part, JsonPointer pointer) {
    if (pointer.equals(content) || parts.containsValue(pointer)) {
      throw new IllegalArgumentException("another part is already in the field " + pointer);
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
