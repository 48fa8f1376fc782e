package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A servlet request as an inbound message. */
final class ServletMessage {
  private static final String FORM = "application/x-www-form-urlencoded";

  private ServletMessage() {}

  static InboundMessage of(HttpServletRequest request, int maxBody, FilterKind filter) {
    return InboundMessage.of(request.getMethod(), target(request))
        .headers(name -> Collections.list(request.getHeaders(name)))
        .body(
            () ->
                filter == FilterKind.SPRING
                    ? bodyBehindSpring(request, maxBody)
                    : body(request, maxBody))
        .parts((body, name) -> texts(request, body, name))
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

  /** Two of Spring's own filters read forms first, and each can be told not to. */
  private static Content bodyBehindSpring(HttpServletRequest request, int maxBody)
      throws RejectedException {
    try {
      return body(request, maxBody);
    } catch (RejectedException e) {
      throw e.reason() == Reason.BODY_CONSUMED && isForm(request)
          ? new RejectedException(
              Reason.BODY_CONSUMED,
              "the form was read before it could be verified: send the CSRF token of Spring"
                  + " Security in its header, X-CSRF-TOKEN, and not in the form; for PUT, PATCH and"
                  + " DELETE, set spring.mvc.formcontent.filter.enabled=false")
          : e;
    }
  }

  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM);
  }

  private static Content body(HttpServletRequest request, int maxBody) throws RejectedException {
    try {
      return Content.read(request.getInputStream(), request.getContentLengthLong(), maxBody);
    } catch (IllegalStateException e) {
      throw new RejectedException(
          Reason.BODY_CONSUMED,
          "getReader() was called before the body could be verified: map the filter before the code"
              + " that calls it, or map that code to the servlet's name, so that it runs"
              + " afterwards");
    } catch (IOException e) {
      throw new RejectedException(Reason.MALFORMED, "the body cannot be read");
    }
  }

  /** By the parser that serves the parts again, so that the application finds the same ones. */
  private static List<String> texts(HttpServletRequest request, Content body, String name)
      throws RejectedException {
    return MultipartBody.parse(body, request.getContentType(), request.getServletContext())
        .orElseThrow(
            () -> new RejectedException(Reason.MALFORMED, "the multipart body cannot be decoded"))
        .stream()
        .filter(part -> part.getName().equals(name))
        .map(part -> ((ReplayedPart) part).content().toText(StandardCharsets.UTF_8))
        .toList();
  }
}
