package io.github.verifiedresponse.carrier;

import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.RequestParameters;
import io.github.verifiedresponse.message.SignedParts;
import io.github.verifiedresponse.wire.ContentType;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The signed thing is a text outside a body of its own: a header, a query parameter, a form field.
 */
record TextCarrier(String place, Place found, Set<String> mediaTypes) implements Carrier {
  private static final int MAX_HEADER = 16 * 1024;

  /** RFC 9110, section 5.1: a token. */
  private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  static TextCarrier header(String name) {
    if (!HEADER.matcher(name).matches()) {
      throw new IllegalArgumentException("a header name must not contain spaces or separators");
    }
    return new TextCarrier("the header " + name, message -> message.singleHeader(name), Set.of());
  }

  static TextCarrier query(String name) {
    return new TextCarrier(
        "the query parameter " + name, message -> RequestParameters.query(message, name), Set.of());
  }

  static TextCarrier form(String name) {
    return new TextCarrier(
        "the form field " + name,
        message -> RequestParameters.form(message, name),
        ContentType.FORMS);
  }

  @Override
  public SignedParts take(InboundMessage message) throws RejectedException {
    return new SignedParts(
        message, Content.copyOf(text(message).getBytes(StandardCharsets.UTF_8)), null);
  }

  /** {@return the text, which is there once} */
  String text(InboundMessage message) throws RejectedException {
    String value =
        found
            .in(message)
            .orElseThrow(
                () ->
                    new RejectedException(
                        Reason.MISSING_SIGNATURE, place + " is missing or empty"));
    if (mediaTypes.isEmpty() && value.length() > MAX_HEADER) {
      throw new RejectedException(
          Reason.TOO_LARGE, place + " exceeds the limit of " + MAX_HEADER + " characters");
    }
    return value;
  }

  @Override
  public String toString() {
    return place;
  }

  @FunctionalInterface
  interface Place {
    Optional<String> in(InboundMessage message) throws RejectedException;
  }
}
