package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.ClosedApplicationReport;
import io.github.verifiedresponse.message.FilterKind;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;

/**
 * Serves nothing of an application that was refused. Open Liberty writes an initialiser's exception
 * into its log and starts the application all the same: servlets would run without their guards.
 */
final class ClosedApplication {
  private static final String NAME = "verified-response:closed";

  /** The servlet filter's module closes by the same attribute. */
  private static final String REASON = "io.github.verifiedresponse.closed";

  private ClosedApplication() {}

  static boolean isClosed(ServletContext context) {
    return context.getAttribute(REASON) != null;
  }

  /** Lets no request through to any handler. */
  static void close(ServletContext context, String reason) {
    context.setAttribute(REASON, reason);
    ClosedApplicationReport report =
        ClosedApplicationReport.of(
            FilterKind.JAX_RS, Thread.currentThread().getContextClassLoader());
    Filter closed =
        (request, response, chain) -> {
          ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
          report.refused();
        };
    FilterRegistration.Dynamic filter = context.addFilter(NAME, closed);
    if (filter == null) {
      return; // the servlet filter has closed it
    }
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
  }
}
