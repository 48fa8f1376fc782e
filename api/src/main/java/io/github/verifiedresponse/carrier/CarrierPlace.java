package io.github.verifiedresponse.carrier;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A place as settings and command lines write it, such as {@code header:X-Signature}.
 *
 * @param kind what is before the colon; empty when there is none, or no name behind it
 * @param name what is behind it
 */
record CarrierPlace(String kind, String name) {

  static CarrierPlace of(String text) {
    int colon = text.indexOf(':');
    String name = text.substring(colon + 1);
    return new CarrierPlace(colon < 0 || name.isBlank() ? "" : text.substring(0, colon), name);
  }

  /** {@return the carrier of the content; empty when no carrier has such a place} */
  Optional<Carrier> content() {
    return kind.equals("json") ? Optional.of(fields()) : text().map(Carrier.class::cast);
  }

  /** {@return the carrier of a text by itself; empty when the place is not one of those} */
  Optional<TextCarrier> text() {
    return switch (kind) {
      case "header" -> Optional.of(TextCarrier.header(name));
      case "query" -> Optional.of(TextCarrier.query(name));
      case "form" -> Optional.of(TextCarrier.form(name));
      default -> Optional.empty();
    };
  }

  private Carrier fields() {
    List<String> pointers = Arrays.stream(name.split(",", -1)).map(String::strip).toList();
    if (pointers.size() > 2 || pointers.contains("")) {
      throw new IllegalArgumentException("write one pointer, or two with a comma between them");
    }
    return pointers.size() == 1
        ? Carriers.jsonField(pointers.get(0))
        : Carriers.jsonFields(pointers.get(0), pointers.get(1));
  }
}
