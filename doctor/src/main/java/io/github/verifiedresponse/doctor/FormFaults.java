package io.github.verifiedresponse.doctor;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What happens to a form that is signed as the text that the vendor sent. */
final class FormFaults {
  private static final Pattern FORM = Pattern.compile("[^={}\"]+=[^{}]*");
  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-Fa-f]{2}");
  private static final String AS_SENT =
      "Verify the body as it was sent; reading parameters first loses how it was written.";

  /**
   * The defaults of Java and JavaScript, and with %20; PHP's {@code http_build_query} and Python's
   * {@code urlencode}; RFC 3986; JavaScript's {@code encodeURIComponent}; and {@code @} as it is.
   */
  private static final List<UnaryOperator<String>> WRITERS =
      List.of(
          FormFaults::encoded,
          value -> encoded(value).replace("+", "%20"),
          value -> encoded(value).replace("*", "%2A"),
          value -> encoded(value).replace("*", "%2A").replace("%7E", "~"),
          FormFaults::rfc3986,
          FormFaults::uriComponent,
          value -> encoded(value).replace("%40", "@"));

  private FormFaults() {}

  static List<MessageFault> all() {
    return List.of(
        forms(
            new Fault(
                "form-spaces",
                "The form's spaces are written as %20 where the vendor wrote +, or the reverse.",
                AS_SENT),
            text -> Stream.of(text.replace("+", "%20"), text.replace("%20", "+"))),
        forms(
            new Fault(
                "form-decoded",
                "The form was decoded, and what is verified is no longer what the vendor signed.",
                AS_SENT),
            text -> WRITERS.stream().map(writer -> eachValue(text, writer))),
        forms(
            new Fault(
                "form-encoded",
                "The form was encoded once more, or in other escapes than the vendor's.",
                AS_SENT),
            text ->
                Stream.concat(
                    Stream.of(
                        SignatureText.percentDecoded(text),
                        decoded(text),
                        escapes(text, escape -> escape.toLowerCase(Locale.ROOT)),
                        escapes(text, escape -> escape.toUpperCase(Locale.ROOT))),
                    WRITERS.stream()
                        .map(writer -> eachValue(text, value -> writer.apply(decoded(value)))))));
  }

  private static MessageFault forms(Fault fault, Function<String, Stream<String>> change) {
    return MessageFault.ofText(
        fault, text -> FORM.matcher(text).matches() ? change.apply(text) : Stream.of());
  }

  private static String decoded(String value) {
    return SignatureText.percentDecoded(value.replace("+", " "));
  }

  /** As Java's URLEncoder and JavaScript's URLSearchParams do. */
  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  /** As PHP's rawurlencode and Python's quote do. */
  private static String rfc3986(String value) {
    return encoded(value).replace("+", "%20").replace("*", "%2A").replace("%7E", "~");
  }

  /** As JavaScript's encodeURIComponent does. */
  private static String uriComponent(String value) {
    return encoded(value)
        .replace("+", "%20")
        .replace("%7E", "~")
        .replace("%21", "!")
        .replace("%27", "'")
        .replace("%28", "(")
        .replace("%29", ")");
  }

  private static String eachValue(String form, UnaryOperator<String> encoding) {
    return Arrays.stream(form.split("&", -1))
        .map(
            field -> {
              int equals = field.indexOf('=');
              return equals < 0
                  ? encoding.apply(field)
                  : encoding.apply(field.substring(0, equals))
                      + "="
                      + encoding.apply(field.substring(equals + 1));
            })
        .collect(Collectors.joining("&"));
  }

  private static String escapes(String text, UnaryOperator<String> change) {
    return ESCAPE.matcher(text).replaceAll(found -> change.apply(found.group()));
  }
}
