package io.github.verifiedresponse;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link Carrier} took from a message: untrusted bytes that claim to be signed and, when the
 * carrier knows where it sits, the text of their detached signature.
 *
 * @param message the message, for schemes whose signature sits in a header
 * @param content the bytes that claim to be signed: a token, or a vendor's raw answer
 * @param signature the detached signature's text, or null when the carrier holds none
 */
public record Carried(InboundMessage message, Content content, @Nullable String signature) {

  /**
   * {@return the detached signature: what the carrier found beside the content, or else the
   * vendor's header}
   *
   * @param header the vendor's header name
   * @throws RejectedException with {@link Reason#MISSING_SIGNATURE} when there is none and {@link
   *     Reason#AMBIGUOUS} when the header stands more than once
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
    return "Carried[" + content + "]";
  }
}
