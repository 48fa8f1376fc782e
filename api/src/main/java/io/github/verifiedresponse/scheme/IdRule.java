package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.StrictObject;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the vendor's id of a result is: fields of the payload or a signed header, joined by colons.
 * A single field is an id of one result; several repeat, and then the signed content counts once. A
 * trailing question mark allows a field to be absent. A field holds a string, an integer or a
 * boolean: of a number with a fraction or an exponent, there is more than one spelling.
 */
record IdRule(List<String> places, List<Part> parts) {
  static final IdRule NONE = of();

  /** One field of the payload, or a signed header. */
  private record Part(@Nullable Place header, JsonPointer pointer, boolean mayBeAbsent) {
    static Part parse(String text) {
      boolean optional = text.endsWith("?");
      String place = optional ? text.substring(0, text.length() - 1) : text;
      return place.startsWith("header:")
          ? new Part(Place.parse(place), JsonPointer.empty(), optional)
          : new Part(null, Place.pointer(place), optional);
    }

    String of(StrictObject payload, Received received) throws RejectedException {
      if (header != null) {
        return received.text(header);
      }
      JsonNode value = payload.at(pointer);
      return value.isBoolean() ? value.asText() : Literal.text(value).strip();
    }
  }

  static IdRule of(String... places) {
    return new IdRule(List.of(places), Arrays.stream(places).map(Part::parse).toList());
  }

  /** {@return the places of those that are headers} */
  List<Place> headers() {
    return parts.stream().flatMap(part -> Stream.ofNullable(part.header())).toList();
  }

  /** {@return the pointers of those that are fields} */
  List<String> pointers() {
    return parts.stream()
        .filter(part -> part.header() == null)
        .map(part -> part.pointer().toString())
        .toList();
  }

  /** {@return whether each result has an id of its own} */
  boolean isUnique() {
    return parts.size() == 1;
  }

  /**
   * {@return the id, empty when the vendor has none}
   *
   * @throws RejectedException with {@link Reason#WRONG_TYPE} when the payload has no id
   */
  String of(StrictObject payload, Received received) throws RejectedException {
    String id = "";
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      String text = part.of(payload, received);
      // no later part holds a colon, so that an id is read in one way only
      boolean misread = i > 0 && text.indexOf(':') >= 0;
      if (misread || (text.isEmpty() && !part.mayBeAbsent())) {
        throw new RejectedException(
            Reason.WRONG_TYPE, "the result is genuine, but has no id of the expected form");
      }
      id = i == 0 ? text : id + ':' + text;
    }
    return id;
  }
}
