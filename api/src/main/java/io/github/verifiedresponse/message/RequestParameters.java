package io.github.verifiedresponse.message;

import io.github.verifiedresponse.wire.ContentType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Request parameters, which an application may read from the query, from the body's form, or from
 * both in one call. So a value in the one place counts only where the other has none of that name.
 */
public final class RequestParameters {
  private RequestParameters() {}

  /**
   * {@return the value of a query parameter that may occur once; empty when it is absent or empty}
   *
   * @param name the parameter's name, decoded
   * @throws RejectedException with {@link Reason#AMBIGUOUS} when it occurs more than once, or a
   *     form in the body has a field of that name; or as {@link InboundMessage#body()} says
   */
  public static Optional<String> query(InboundMessage message, String name)
      throws RejectedException {
    return InboundMessage.single(
        with(queried(message, name), fields(message, name)), "the query parameter " + name);
  }

  /**
   * {@return the value of a form field that may occur once; empty when it is absent or empty, or
   * the body is no form}
   *
   * @param name the field's name, decoded
   * @throws RejectedException with {@link Reason#AMBIGUOUS} when it occurs more than once, or the
   *     query has a parameter of that name; or as {@link InboundMessage#body()} says
   */
  public static Optional<String> form(InboundMessage message, String name)
      throws RejectedException {
    return InboundMessage.single(
        with(fields(message, name), queried(message, name)), "the form field " + name);
  }

  private static List<String> with(List<String> values, List<String> others) {
    List<String> all = new ArrayList<>(values);
    if (!values.isEmpty()) {
      all.addAll(others);
    }
    return all;
  }

  private static List<String> queried(InboundMessage message, String name)
      throws RejectedException {
    return FormFields.parse(Content.ofText(message.query())).everyValue(name);
  }

  /** Empty when the body is no form; what servers take for one has that very Content-Type. */
  private static List<String> fields(InboundMessage message, String name) throws RejectedException {
    Optional<ContentType> type = RequestChecks.contentType(message).filter(ContentType::isForm);
    if (type.isEmpty()) {
      return List.of();
    }
    RequestChecks.checkCoding(message, type.get());
    if (type.get().mediaType().equals(ContentType.URL_ENCODED)) {
      return FormFields.parse(message.body()).everyValue(name);
    }
    if (message.parts().isEmpty()) {
      throw new RejectedException(
          Reason.UNSUPPORTED_CONTENT,
          "a form must be " + ContentType.URL_ENCODED + " here, not " + ContentType.MULTIPART);
    }
    return message.parts().get().texts(message.body(), name);
  }
}
