package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.FormFields;
import io.github.verifiedresponse.message.RejectedException;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A form read from a verified body, as the container would have: parameters of the query first,
 * then those of the body (Servlet specification, section 3.1). A form that cannot be decoded has no
 * fields.
 */
final class BodyForm {
  private final Map<String, List<String>> parameters = new LinkedHashMap<>();
  private final @Nullable Collection<Part> parts;

  private BodyForm(@Nullable String query, @Nullable Collection<Part> parts) {
    this.parts = parts;
    if (query != null) {
      addAll(Content.ofText(query));
    }
  }

  static BodyForm urlEncoded(Content body, @Nullable String query) {
    BodyForm form = new BodyForm(query, List.of());
    form.addAll(body);
    return form;
  }

  static BodyForm multipart(
      Content body, String contentType, @Nullable String query, ServletContext context) {
    Collection<Part> parts = MultipartBody.parse(body, contentType, context).orElse(null);
    BodyForm form = new BodyForm(query, parts);
    if (parts != null) {
      parts.stream()
          .filter(part -> part.getSubmittedFileName() == null)
          .map(ReplayedPart.class::cast)
          .forEach(part -> form.add(part.getName(), part.content().toText(StandardCharsets.UTF_8)));
    }
    return form;
  }

  Map<String, List<String>> parameters() {
    return parameters;
  }

  Collection<Part> parts() throws ServletException {
    if (parts == null) {
      throw new ServletException("the multipart body cannot be decoded");
    }
    return parts;
  }

  private void addAll(Content pairs) {
    try {
      FormFields.parse(pairs)
          .toMap()
          .forEach((name, values) -> values.forEach(value -> add(name, value)));
    } catch (RejectedException undecodable) {
      parameters.values().removeIf(List::isEmpty);
    }
  }

  private void add(String name, String value) {
    parameters.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
  }
}
