package io.github.verifiedresponse.tests.boot;

/** The Java source of the methods by which a class of a cell is called. */
final class PlacedBody {
  /** A servlet. */
  static final String SERVLET =
      """
      @Override protected void doPost(HttpServletRequest request, HttpServletResponse response)
          throws java.io.IOException {
        response.getWriter().print($RAN);
      }
      """;

  /** A filter that is mapped to everything, and answers for its own path only. */
  static final String FILTER =
      """
      @Override protected void doFilter(HttpServletRequest request, HttpServletResponse response,
          FilterChain chain) throws java.io.IOException, ServletException {
        if (request.getRequestURI().equals("/$T")) {
          response.getWriter().print($RAN);
        } else {
          chain.doFilter(request, response);
        }
      }
      """;

  /** An interceptor. */
  static final String INTERCEPTOR =
      """
      @Override public boolean preHandle(
          HttpServletRequest request, HttpServletResponse response, Object handler) {
        $RAN;
        return true;
      }
      """;

  /** A function of a functional endpoint. */
  static final String FUNCTION =
      """
      @Override public ServerResponse handle(ServerRequest request) {
        return ServerResponse.ok().body($RAN);
      }
      """;

  /** A handler of Spring's that has one method. */
  static final String REQUEST_HANDLER =
      """
      @Override public void handleRequest(
          HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        response.getWriter().print($RAN);
      }
      """;

  /** The older kind of controller. */
  static final String MVC_CONTROLLER =
      """
      @Override public ModelAndView handleRequest(
          HttpServletRequest request, HttpServletResponse response) throws java.io.IOException {
        response.getWriter().print($RAN);
        return null;
      }
      """;

  private PlacedBody() {}
}
