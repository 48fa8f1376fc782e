package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.Content;
import io.github.verifiedresponse.FormFields;
import io.github.verifiedresponse.InboundMessage;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** A servlet request, as the house sees it. */
final class ServletMessage {
  private ServletMessage() {}

  static InboundMessage of(HttpServletRequest request, int maxBody) {
    return InboundMessage.of(request.getMethod(), target(request))
        .headers(name -> Collections.list(request.getHeaders(name)))
        .body(() -> body(request, maxBody))
        .formFields(name -> formField(request, name))
        .caller(new ServletCaller(request))
        .build();
  }

  private static String target(HttpServletRequest request) {
    String query = query(request);
    return query.isEmpty() ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }

  private static String query(HttpServletRequest request) {
    String query = request.getQueryString();
    return query == null ? "" : query;
  }

  private static Content body(HttpServletRequest request, int maxBody) throws RejectedException {
    try {
      return Content.read(request.getInputStream(), request.getContentLengthLong(), maxBody);
    } catch (IllegalStateException e) {
      throw bodyConsumed("reader");
    } catch (IOException e) {
      throw new RejectedException(Reason.MALFORMED, "the body cannot be read");
    }
  }

  private static RejectedException bodyConsumed(String by) {
    return new RejectedException(
        Reason.BODY_CONSUMED,
        "something has asked for the body's "
            + by
            + " before it could be verified: map the filter before it");
  }

  /**
   * The container decodes the form itself, so that the raw body stays unread for the application.
   * It puts the fields of the query before those of the body (Servlet specification, section 3.1);
   * the query is not the form.
   */
  private static List<String> formField(HttpServletRequest request, String name)
      throws RejectedException {
    try {
      String[] values = request.getParameterValues(name);
      if (values == null) {
        requireUnread(request);
        return List.of();
      }
      int ofQuery = FormFields.parse(Content.ofText(query(request))).values(name).size();
      return List.of(values).subList(Math.min(ofQuery, values.length), values.length);
    } catch (RuntimeException e) {
      throw new RejectedException(Reason.MALFORMED, "the form cannot be decoded");
    }
  }

  /**
   * A container decodes no form whose stream somebody has asked for, and such a request has no
   * reader. Only for a request that is refused anyway: to ask for the reader has its price too.
   */
  private static void requireUnread(HttpServletRequest request) throws RejectedException {
    try {
      request.getReader();
    } catch (IllegalStateException e) {
      throw bodyConsumed("stream");
    } catch (IOException e) {
      throw new RejectedException(Reason.MALFORMED, "the body cannot be read");
    }
  }
}
