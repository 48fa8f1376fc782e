package io.github.verifiedresponse;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Takes the signed thing out of the place in a message where the relayer puts it. */
@FunctionalInterface
public interface Carrier {

  /**
   * Takes the signed thing.
   *
   * @throws RejectedException with {@link Reason#MISSING_SIGNATURE} when nothing is there, {@link
   *     Reason#AMBIGUOUS} when more than one is, {@link Reason#MALFORMED} when the place cannot be
   *     decoded, or as {@link InboundMessage#body()} says
   */
  Carried take(InboundMessage message) throws RejectedException;

  /**
   * {@return the media types of the bodies that this carrier reads, in lower case; empty when it
   * reads no body and so any type, or none, may come along}
   */
  default Set<String> mediaTypes() {
    return Set.of();
  }

  /** {@return the names of the parts that it collects beside the content, such as signature} */
  default Set<String> partNames() {
    return Set.of();
  }

  /**
   * Collects one more part: a text that the vendor puts beside what it signs, such as the header of
   * its signature, and that a relayer puts elsewhere.
   *
   * <pre>{@code
   * Carrier.jsonField("/response").with("signature", "/signature").with("time", "/t")
   * }</pre>
   *
   * <p>The part must be in its place exactly once, as text; then the vendor's own place is not
   * read. A part that the scheme does not use ({@link SignatureScheme#partNames}) is refused when
   * the verifier is built.
   *
   * @param part its name, such as {@code signature} or {@code time}
   * @param place {@code header:NAME}, {@code query:NAME}, {@code form:NAME}, or a JSON pointer into
   *     the same envelope as the content's
   * @throws IllegalArgumentException when the place cannot be read, cannot come with the content,
   *     or holds another part
   */
  default Carrier with(String part, String place) {
    return PartsCarrier.add(this, part, place);
  }

  /**
   * Reads a place as the setting {@code carrier} is written.
   *
   * @param place {@code header:NAME}, {@code query:NAME}, {@code form:NAME}, {@code json:/POINTER},
   *     {@code json:/POINTER,/SIGNATURE-POINTER}, or {@code body}
   * @return the carrier; empty for {@code body}, whose media types are the scheme's: {@link
   *     SignatureScheme#carrier}
   * @throws IllegalArgumentException when it is none of these, and its message lists them
   */
  static Optional<Carrier> at(String place) {
    if (place.equals("body")) {
      return Optional.empty();
    }
    Optional<Carrier> carrier = CarrierPlace.of(place).content();
    if (carrier.isEmpty()) {
      throw new IllegalArgumentException(
          "use body, header:NAME, form:NAME, query:NAME, json:/POINTER or"
              + " json:/POINTER,/SIGNATURE-POINTER");
    }
    return carrier;
  }

  /**
   * Takes the whole body.
   *
   * @param mediaTypes the Content-Types that are taken, in any case; at least one
   */
  static Carrier body(String... mediaTypes) {
    return new BodyCarrier(
        Arrays.stream(mediaTypes)
            .map(type -> type.toLowerCase(Locale.ROOT))
            .collect(Collectors.toUnmodifiableSet()));
  }

  /**
   * Takes a header's value, such as a token; it must stand exactly once.
   *
   * @param name the header's name, in any case
   * @throws IllegalArgumentException when no header can have the name
   */
  static Carrier header(String name) {
    return TextCarrier.header(name);
  }

  /**
   * Takes a query parameter's value. Queries end up in access logs: prefer any other place. A form
   * in the body may have no field of that name, because {@code getParameter} reads both.
   *
   * @param name the parameter's name
   */
  static Carrier query(String name) {
    return TextCarrier.query(name);
  }

  /**
   * Takes a form field's value. The query may have no parameter of that name, because {@code
   * getParameter} reads both.
   *
   * @param name the field's name
   */
  static Carrier form(String name) {
    return TextCarrier.form(name);
  }

  /**
   * Takes the string that a JSON pointer (RFC 6901) names in the body, such as {@code
   * /signedResponse}.
   *
   * @param pointer starts with a slash
   */
  static Carrier jsonField(String pointer) {
    return new JsonCarrier(Pointers.compile(pointer), Map.of());
  }

  /**
   * Takes a vendor's raw answer that was put, unchanged, into a string of the body, and its
   * detached signature from another string of the same body.
   *
   * @param contentPointer names the raw answer, such as {@code /response}
   * @param signaturePointer names the signature, such as {@code /signature}
   */
  static Carrier jsonFields(String contentPointer, String signaturePointer) {
    return jsonField(contentPointer).with(PartsCarrier.SIGNATURE, signaturePointer);
  }
}
