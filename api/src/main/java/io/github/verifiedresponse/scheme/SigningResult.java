package io.github.verifiedresponse.scheme;

import java.util.Map;

/**
 * What {@link Signing} has signed, in the places that the vendor's entry names.
 *
 * @param headers the header fields, without those of HTTP itself such as Content-Type
 * @param body the body's text, empty when there is none
 * @param query the raw query, empty when there is none
 * @param mediaType the Content-Type of the body, empty when the entry takes any
 * @param content the signed content alone, such as a token
 * @param signature the signature as it is written, without anything round it
 * @param beside what the entry writes beside the content: the signature as its header or field
 *     holds it; empty when the content holds it
 * @param form how content and signature belong together
 * @param signsBytes whether the content is signed byte for byte, not field by field
 */
public record SigningResult(
    Map<String, String> headers,
    String body,
    String query,
    String mediaType,
    String content,
    String signature,
    String beside,
    Form form,
    boolean signsBytes) {

  /** How content and signature belong together, and so how they can be relayed. */
  public enum Form {
    /** The content holds its signature, as a token does: one text that can be put anywhere. */
    WHOLE,
    /** The signature is one text beside the content. */
    BESIDE,
    /** More of the request is signed than its content, so that it cannot be relayed otherwise. */
    REQUEST
  }

  /** Copies the headers. */
  public SigningResult {
    headers = Map.copyOf(headers);
  }

  /** Shows the form only: the content may be a person's. */
  @Override
  public String toString() {
    return "SigningResult[" + form + "]";
  }
}
