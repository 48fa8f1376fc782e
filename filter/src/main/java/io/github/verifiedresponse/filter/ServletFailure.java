package io.github.verifiedresponse.filter;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Whether an exception comes out of the servlet. A filter between this one and the servlet can fail
 * as well, after the servlet has done its work; then the servlet's method is no part of the stack
 * trace. An exception without a stack trace counts as another filter's.
 */
final class ServletFailure {
  private static final String SERVICE = "service";
  private static final Set<String> BASES =
      Set.of("jakarta.servlet.http.HttpServlet", "jakarta.servlet.GenericServlet");
  private static final Set<String> THREADS = Set.of("java.lang.Thread", "java.lang.VirtualThread");
  private static final int MOST_CAUSES = 32;

  private ServletFailure() {}

  /** Any other's cause than a {@link ServletException}'s may have been thrown at another time. */
  static boolean isOf(Throwable thrown, HttpServletRequest request) {
    return isOf(thrown, request, cause -> cause instanceof ServletException);
  }

  /** As {@link #isOf}, whatever the container has wrapped it into for its listeners. */
  static boolean isBehind(Throwable thrown, HttpServletRequest request) {
    return isOf(thrown, request, cause -> true);
  }

  private static boolean isOf(
      Throwable thrown, HttpServletRequest request, Predicate<Throwable> wraps) {
    Throwable cause = thrown;
    for (int i = 0; cause != null && i < MOST_CAUSES; i++) {
      StackTraceElement[] trace = cause.getStackTrace();
      if (isWhole(trace) && leavesService(trace, request)) {
        return true;
      }
      cause = wraps.test(cause) ? cause.getCause() : null;
    }
    return false;
  }

  /**
   * Of a very deep one the platform keeps the upper part only, and a sender may choose how deep.
   */
  private static boolean isWhole(StackTraceElement[] trace) {
    return trace.length > 0 && THREADS.contains(trace[trace.length - 1].getClassName());
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
      if (call.getClassName().equals(ChainRun.class.getName())) {
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
