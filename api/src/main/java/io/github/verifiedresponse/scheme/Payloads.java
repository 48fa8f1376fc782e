package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.FormFields;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.StrictObject;
import java.util.List;
import java.util.Map;

/** Signed content as one JSON object. */
final class Payloads {
  private Payloads() {}

  /**
   * {@return the content, where it is a JSON object; else an empty one} What is signed here need
   * not be JSON, even when it begins so; but a result that is over a limit is not one without
   * fields.
   */
  static StrictObject ofAny(Received received) throws RejectedException {
    try {
      return beginsAsAnObject(received.content()) ? received.json() : empty();
    } catch (RejectedException e) {
      if (e.reason() != Reason.MALFORMED) {
        throw e;
      }
      return empty();
    }
  }

  /** {@return an object without fields} */
  static StrictObject empty() {
    return StrictObject.of(JsonNodeFactory.instance.objectNode());
  }

  private static boolean beginsAsAnObject(Content content) {
    for (int i = 0; i < content.size(); i++) {
      switch (content.byteAt(i)) {
        case ' ', '\t', '\r', '\n' -> {}
        default -> {
          return content.byteAt(i) == '{';
        }
      }
    }
    return false;
  }

  /** {@return an object of strings} */
  static ObjectNode ofFields(Map<String, String> fields) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    fields.forEach(object::put);
    return object;
  }

  /**
   * {@return the same of a form}
   *
   * @throws RejectedException with {@link Reason#AMBIGUOUS} when a field occurs twice
   */
  static ObjectNode ofForm(Content form) throws RejectedException {
    FormFields fields = FormFields.parse(form);
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    for (Map.Entry<String, List<String>> field : fields.toMap().entrySet()) {
      if (fields.everyValue(field.getKey()).size() > 1) {
        throw new RejectedException(Reason.AMBIGUOUS, "a field of the form occurs more than once");
      }
      object.put(field.getKey(), field.getValue().get(0));
    }
    return object;
  }

  /** {@return these fields of an object and no others} */
  static ObjectNode projection(ObjectNode whole, Iterable<JsonPointer> pointers) {
    ObjectNode projection = JsonNodeFactory.instance.objectNode();
    for (JsonPointer pointer : pointers) {
      JsonNode value = whole.at(pointer);
      if (!value.isMissingNode()) {
        put(projection, pointer, value);
      }
    }
    return projection;
  }

  /** Puts a value in its place, in objects that are made for it. */
  static void put(ObjectNode root, JsonPointer pointer, JsonNode value) {
    ObjectNode parent = root;
    JsonPointer rest = pointer;
    while (!rest.tail().matches()) {
      String name = rest.getMatchingProperty();
      parent = parent.get(name) instanceof ObjectNode known ? known : parent.putObject(name);
      rest = rest.tail();
    }
    parent.set(rest.getMatchingProperty(), value);
  }
}
