package io.github.verifiedresponse;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Request parameters, which an application may read from the query, from the body's form, or from
 * both in one call. So a value in the one place counts only where the other has none of that name.
 */
final class Parameters {
  private Parameters() {}

  /** {@return the values of a query parameter, and those beside which it would be ambiguous} */
  static List<String> ofQuery(InboundMessage message, String name) throws RejectedException {
    return with(query(message, name), form(message, name));
  }

  /** {@return the values of a form field, and those beside which it would be ambiguous} */
  static List<String> ofForm(InboundMessage message, String name) throws RejectedException {
    return with(form(message, name), query(message, name));
  }

  private static List<String> with(List<String> values, List<String> others) {
    List<String> all = new ArrayList<>(values);
    if (!values.isEmpty()) {
      all.addAll(others);
    }
    return all;
  }

  private static List<String> query(InboundMessage message, String name) throws RejectedException {
    return FormFields.parse(Content.ofText(message.query())).everyValue(name);
  }

  /** Empty when the body is no form; what servers take for one has that very Content-Type. */
  private static List<String> form(InboundMessage message, String name) throws RejectedException {
    Optional<ContentType> type = ContentType.of(message).filter(ContentType::isForm);
    if (type.isEmpty()) {
      return List.of();
    }
    RequestForm.checkCoding(message, type.get());
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
