package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.Content;
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
    String query = request.getQueryString();
    return query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query;
  }

  private static Content body(HttpServletRequest request, int maxBody) throws RejectedException {
    try {
      return Content.read(request.getInputStream(), request.getContentLengthLong(), maxBody);
    } catch (IllegalStateException e) {
      throw new RejectedException(
          Reason.BODY_CONSUMED,
          "something has asked for the body's reader before it could be verified: map the filter"
              + " before it");
    } catch (IOException e) {
      throw new RejectedException(Reason.MALFORMED, "the body cannot be read");
    }
  }

  /**
   * The container decodes the form itself, so that the raw body stays unread for the application.
   */
  private static List<String> formField(HttpServletRequest request, String name)
      throws RejectedException {
    try {
      String[] values = request.getParameterValues(name);
      return values == null ? List.of() : List.of(values);
    } catch (RuntimeException e) {
      throw new RejectedException(Reason.MALFORMED, "the form cannot be decoded");
    }
  }
}
