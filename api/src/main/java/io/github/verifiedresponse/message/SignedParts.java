package io.github.verifiedresponse.message;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@code Carrier} took from a message: untrusted bytes that claim to be signed and, when the
 * carrier knows where they are, the text of their detached signature and other parts that the
 * vendor puts beside what it signs.
 *
 * @param message the message, for schemes whose signature sits in a header
 * @param content the bytes that claim to be signed: a token, or a vendor's raw answer
 * @param signature the detached signature's text, or null when the carrier holds none
 * @param parts the texts beside the content by their names, such as {@code time}; the signature is
 *     one of them where it was collected by its name
 */
public record SignedParts(
    InboundMessage message,
    Content content,
    @Nullable String signature,
    Map<String, String> parts) {

  /** The part that all schemes with a detached signature have. */
  public static final String SIGNATURE = "signature";

  /** Copies the parts. */
  public SignedParts {
    parts = Map.copyOf(parts);
  }

  /** Makes what has no other part than perhaps a signature. */
  public SignedParts(InboundMessage message, Content content, @Nullable String signature) {
    this(message, content, signature, Map.of());
  }

  /**
   * {@return what a carrier collected by names, the signature among them}
   *
   * @param message the message
   * @param content the bytes that claim to be signed
   * @param parts the texts beside the content by their names
   */
  public static SignedParts of(InboundMessage message, Content content, Map<String, String> parts) {
    return new SignedParts(message, content, parts.get(SIGNATURE), parts);
  }

  /**
   * {@return the detached signature: what the carrier found beside the content, or else the
   * vendor's header}
   *
   * @param header the vendor's header name
   * @throws RejectedException with {@link Reason#MISSING_SIGNATURE} when there is none and {@link
   *     Reason#AMBIGUOUS} when the header occurs more than once
   */
  public String signatureOr(String header) throws RejectedException {
    if (signature != null) {
      return signature;
    }
    return message
        .singleHeader(header)
        .orElseThrow(
            () ->
                new RejectedException(
                    Reason.MISSING_SIGNATURE, "the header " + header + " is missing or empty"));
  }

  /** Shows the content's size only. */
  @Override
  public String toString() {
    return "SignedParts[" + content + "]";
  }
}
