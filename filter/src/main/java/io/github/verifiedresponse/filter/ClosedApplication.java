package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.ClosedApplicationReport;
import io.github.verifiedresponse.message.FilterKind;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.EnumSet;

/**
 * Serves nothing of an application that was refused. Open Liberty writes an initialiser's exception
 * into its log and starts the application all the same: servlets would run without their guards.
 * And what is registered late can be noticed only with the first request.
 */
final class ClosedApplication implements Filter {
  private static final System.Logger LOG = System.getLogger(ClosedApplication.class.getName());
  private static final String NAME = "verified-response:deployment";
  private static final String LISTENERS = ClosedApplication.class.getName() + ".listeners";
  private static final String TOLD = ClosedApplication.class.getName() + ".told";

  /** The JAX-RS filter's module closes by the same attribute. */
  private static final String REASON = "io.github.verifiedresponse.closed";

  private final ServletContext context;
  private final ClosedApplicationReport report;

  private ClosedApplication(ServletContext context) {
    this.context = context;
    this.report =
        ClosedApplicationReport.of(
            FilterKind.SERVLET, Thread.currentThread().getContextClassLoader());
  }

  /** Maps a filter to everything, before all that the application has declared. */
  static void watch(ServletContext context) {
    ClosedApplication closed = new ClosedApplication(context);
    FilterRegistration.Dynamic filter = context.addFilter(NAME, closed);
    if (filter == null) {
      return; // the initialiser runs twice
    }
    context.setAttribute(NAME, true);
    context.addListener(closed.new Refusal());
    filter.setAsyncSupported(true);
    filter.addMappingForUrlPatterns(EnumSet.allOf(DispatcherType.class), false, "/*");
  }

  /** Lets no request through to any handler, and no listener of the application hear of one. */
  static void close(ServletContext context, String reason) {
    context.setAttribute(LISTENERS, true);
    closeToHandlers(context, reason);
  }

  /** Lets no request through to any handler. */
  static void closeToHandlers(ServletContext context, String reason) {
    if (!isClosed(context)) {
      context.setAttribute(REASON, reason);
      LOG.log(System.Logger.Level.ERROR, "the application is closed: {0}", reason);
    }
  }

  static boolean isClosed(ServletContext context) {
    return context.getAttribute(REASON) != null;
  }

  /** Whether there is a filter that refuses the requests of a closed application. */
  static boolean isWatched(ServletContext context) {
    return context.getAttribute(NAME) != null;
  }

  @Override
  public void init(FilterConfig config) {
    Deployment.closeIfOpen(context);
  }

  /** Once more with the first request, because a servlet's {@code init} can register others. */
  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    Deployment.closeIfOpenOnce(context);
    if (isClosed(context)) {
      ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
      tell(request);
    } else {
      chain.doFilter(request, response);
    }
  }

  /** Once: behind a listener that throws, Tomcat runs no filter, and GlassFish runs all. */
  private void tell(ServletRequest request) {
    if (request.getAttribute(TOLD) == null) {
      request.setAttribute(TOLD, true);
      report.refused();
    }
  }

  /**
   * Listeners of requests run before any filter: those that come after this one do not. It can only
   * throw, and servers log that for each request; so it does where what was refused could be called
   * by them, or is not known.
   */
  private final class Refusal implements ServletRequestListener {
    @Override
    public void requestInitialized(ServletRequestEvent event) {
      if (isClosed(context)
          && (context.getAttribute(LISTENERS) != null || Deployment.mayRunBeforeFilters(context))) {
        tell(event.getServletRequest());
        throw new NothingServedException();
      }
    }
  }
}
