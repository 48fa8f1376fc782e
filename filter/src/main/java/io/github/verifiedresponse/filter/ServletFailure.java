package io.github.verifiedresponse.filter;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;

/**
 * Whether an exception comes out of the servlet. A filter between this one and the servlet can fail
 * as well, after the servlet has done its work; then the servlet's method is no part of the stack
 * trace. An exception without a stack trace counts as another filter's.
 */
final class ServletFailure {
  private static final String SERVICE = "service";
  private static final Set<String> BASES =
      Set.of("jakarta.servlet.http.HttpServlet", "jakarta.servlet.GenericServlet");
  private static final int MOST_CAUSES = 32;

  private ServletFailure() {}

  static boolean isOf(Throwable thrown, HttpServletRequest request) {
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
      if (leavesService(cause.getStackTrace(), request)) {
        return true;
      }
      cause = cause.getCause();
    }
    return false;
  }

  /**
   * Only the calls above this filter count: below it, a forward has a servlet of its own. What the
   * servlet forwards to or includes may be no more than its answer, so it does not count either.
   */
  private static boolean leavesService(StackTraceElement[] trace, HttpServletRequest request) {
    String dispatcher = dispatcher(request);
    boolean inService = false;
    boolean inFilter = false;
    boolean dispatched = false;
    for (StackTraceElement call : trace) {
      if (call.getClassName().equals(Passage.class.getName())) {
        if (dispatched) {
          return false;
        }
        inFilter = true;
      } else if (call.getClassName().equals(dispatcher)) {
        dispatched = true;
      } else if (!inFilter && isService(call, request)) {
        inService = true;
      }
    }
    return inService;
  }

  /** Each container has a class of its own. */
  private static String dispatcher(HttpServletRequest request) {
    String servlet = request.getHttpServletMapping().getServletName();
    RequestDispatcher dispatcher = request.getServletContext().getNamedDispatcher(servlet);
    return dispatcher == null ? "" : dispatcher.getClass().getName();
  }

  private static boolean isService(StackTraceElement call, HttpServletRequest request) {
    return call.getMethodName().equals(SERVICE)
        && (BASES.contains(call.getClassName()) || isTarget(call.getClassName(), request));
  }

  /** A servlet that extends neither base class. */
  private static boolean isTarget(String className, HttpServletRequest request) {
    ServletRegistration servlet =
        request
            .getServletContext()
            .getServletRegistration(request.getHttpServletMapping().getServletName());
    return servlet != null && className.equals(servlet.getClassName());
  }
}
