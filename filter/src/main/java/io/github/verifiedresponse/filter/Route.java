package io.github.verifiedresponse.filter;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/** Where a request is handled, as the application has declared it, for log lines. */
record Route(String path) {
  private static final String ATTRIBUTE = Route.class.getName();
  private static final String EVERYTHING = "/*";

  /**
   * {@return a route within the servlet of a request} The context's path is as it was configured:
   * the request's own may be spelt by the sender.
   *
   * @param pattern what the servlet makes of it
   */
  static Route of(HttpServletRequest request, String pattern) {
    String mapping = request.getHttpServletMapping().getPattern();
    String prefix =
        mapping.endsWith(EVERYTHING)
            ? mapping.substring(0, mapping.length() - EVERYTHING.length())
            : "";
    return new Route(request.getServletContext().getContextPath() + prefix + pattern);
  }

  /** {@return the route that a framework's handler has, or else the servlet's} */
  static Route of(HttpServletRequest request) {
    return Optional.ofNullable(request.getAttribute(ATTRIBUTE))
        .filter(Route.class::isInstance)
        .map(Route.class::cast)
        .orElseGet(() -> ofServlet(request));
  }

  private static Route ofServlet(HttpServletRequest request) {
    String pattern = request.getHttpServletMapping().getPattern();
    return new Route(
        request.getServletContext().getContextPath() + (pattern.isEmpty() ? "/" : pattern));
  }

  /** Says that the request is for this route until another is kept. */
  void keepIn(HttpServletRequest request) {
    request.setAttribute(ATTRIBUTE, this);
  }
}
