package io.github.verifiedresponse.carrier;

import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.wire.Pointers;
import java.util.Map;
import java.util.Optional;

/** The carriers that there are; the body itself is {@link Carrier#body}. */
public final class Carriers {
  private Carriers() {}

  /**
   * Takes a header's value, such as a token; the header must occur exactly once.
   *
   * @param name the header's name, in any case
   * @throws IllegalArgumentException when no header can have the name
   */
  public static Carrier header(String name) {
    return TextCarrier.header(name);
  }

  /**
   * Takes a query parameter's value. Queries end up in access logs: prefer any other place. A form
   * in the body may have no field of that name, because {@code getParameter} reads both.
   *
   * @param name the parameter's name
   */
  public static Carrier query(String name) {
    return TextCarrier.query(name);
  }

  /**
   * Takes a form field's value. The query may have no parameter of that name, because {@code
   * getParameter} reads both.
   *
   * @param name the field's name
   */
  public static Carrier form(String name) {
    return TextCarrier.form(name);
  }

  /**
   * Takes the string that a JSON pointer (RFC 6901) names in the body, such as {@code
   * /signedResponse}, or the object, byte for byte. An object in an array is to be its only
   * element.
   *
   * @param pointer starts with a slash
   */
  public static Carrier jsonField(String pointer) {
    return new JsonCarrier(Pointers.compile(pointer), Map.of());
  }

  /**
   * Takes a vendor's raw answer that was put, unchanged, into a string of the body, and its
   * detached signature from another string of the same body.
   *
   * @param contentPointer names the raw answer, such as {@code /response}
   * @param signaturePointer names the signature, such as {@code /signature}
   */
  public static Carrier jsonFields(String contentPointer, String signaturePointer) {
    return withParts(jsonField(contentPointer), Map.of(SignedParts.SIGNATURE, signaturePointer));
  }

  /**
   * Collects more parts: texts that the vendor puts beside what it signs, such as the header of its
   * signature, and that a relayer puts elsewhere.
   *
   * <pre>{@code
   * Carriers.withParts(
   *     Carriers.jsonField("/response"),
   *     Map.of("signature", "/signature", "time", "header:X-Time"))
   * }</pre>
   *
   * <p>Each part must be in its place exactly once, as text; then the vendor's own place is not
   * read. A part that the scheme does not use ({@code SignatureScheme.partNames}) is refused when
   * the verifier is built.
   *
   * @param carrier takes the content, and perhaps other parts
   * @param places from the name of a part, such as {@code signature} or {@code time}, to its place:
   *     {@code header:NAME}, {@code query:NAME}, {@code form:NAME}, or a JSON pointer into the same
   *     envelope as the content's
   * @throws IllegalArgumentException when the place cannot be read, cannot come with the content,
   *     or holds another part
   */
  public static Carrier withParts(Carrier carrier, Map<String, String> places) {
    Carrier all = carrier;
    for (Map.Entry<String, String> part : places.entrySet()) {
      all = PartsCarrier.add(all, part.getKey(), part.getValue());
    }
    return all;
  }

  /**
   * Reads a place as the setting {@code carrier} is written.
   *
   * @param place {@code header:NAME}, {@code query:NAME}, {@code form:NAME}, {@code json:/POINTER},
   *     {@code json:/POINTER,/SIGNATURE-POINTER}, or {@code body}
   * @return the carrier; empty for {@code body}, whose media types are the scheme's: {@code
   *     SignatureScheme.carrier}
   * @throws IllegalArgumentException when it is none of these, and its message lists them
   */
  public static Optional<Carrier> at(String place) {
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
}
