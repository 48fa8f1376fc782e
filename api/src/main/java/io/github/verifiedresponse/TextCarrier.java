package io.github.verifiedresponse;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The signed thing is a text outside a body of its own: a header, a query parameter, a form field.
 */
record TextCarrier(String place, Place values, Set<String> mediaTypes) implements Carrier {
  private static final int MAX_HEADER = 16 * 1024;

  /** RFC 9110, section 5.1: a token. */
  private static final Pattern HEADER = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  static TextCarrier header(String name) {
    if (!HEADER.matcher(name).matches()) {
      throw new IllegalArgumentException("a header's name has no spaces and no separators");
    }
    return new TextCarrier("the header " + name, message -> message.header(name), Set.of());
  }

  static TextCarrier query(String name) {
    return new TextCarrier(
        "the query parameter " + name, message -> Parameters.ofQuery(message, name), Set.of());
  }

  static TextCarrier form(String name) {
    return new TextCarrier(
        "the form field " + name, message -> Parameters.ofForm(message, name), ContentType.FORMS);
  }

  @Override
  public Carried take(InboundMessage message) throws RejectedException {
    return new Carried(
        message, Content.copyOf(text(message).getBytes(StandardCharsets.UTF_8)), null);
  }

  /** {@return the text, which is there once} */
  String text(InboundMessage message) throws RejectedException {
    String value =
        InboundMessage.single(values.in(message), place)
            .orElseThrow(
                () ->
                    new RejectedException(
                        Reason.MISSING_SIGNATURE, place + " is missing or empty"));
    if (mediaTypes.isEmpty() && value.length() > MAX_HEADER) {
      throw new RejectedException(
          Reason.TOO_LARGE, place + " may hold " + MAX_HEADER + " characters at most");
    }
    return value;
  }

  @Override
  public String toString() {
    return place;
  }

  @FunctionalInterface
  interface Place {
    List<String> in(InboundMessage message) throws RejectedException;
  }
}
