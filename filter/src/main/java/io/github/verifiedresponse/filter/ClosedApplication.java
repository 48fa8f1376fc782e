package io.github.verifiedresponse.filter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.util.EnumSet;

/**
 * Serves nothing of an application that was refused. Open Liberty writes an initialiser's exception
 * into its log and starts the application all the same: servlets would run without their guards.
 */
final class ClosedApplication {
  private static final String NAME = "verified-response:closed";

  private ClosedApplication() {}

  /** Lets no request through to any handler. */
  static void close(ServletContext context) {
    before(context, NAME, (request, response, chain) -> refuse(response));
  }

  static void refuse(ServletResponse response) {
    ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
  }

  /** Maps a filter to everything, before all that the application has declared. */
  static void before(ServletContext context, String name, Filter gate) {
    FilterRegistration.Dynamic filter = context.addFilter(name, gate);
    if (filter == null) {
      return; // the other door has closed it
    }
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
  }
}
