package io.github.verifiedresponse.filter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.FrameworkServlet;

/** A look-up for each of Spring's servlets: one can have an application context of its own. */
final class SpringLookups {
  private static final String CONTEXT = FrameworkServlet.SERVLET_CONTEXT_PREFIX;

  private final ApplicationContext application;
  private final Map<ApplicationContext, SpringLookup> lookups = new ConcurrentHashMap<>();
  private final Map<String, Boolean> dispatchers = new ConcurrentHashMap<>();

  SpringLookups(ApplicationContext application) {
    this.application = application;
  }

  /** {@return the handler that Spring will call; none where it calls none} */
  Optional<SpringLookup.Found> find(HttpServletRequest request) {
    return servlet(request)
        .filter(
            name ->
                dispatchers.computeIfAbsent(
                    name, it -> isDispatcher(it, request.getServletContext())))
        .flatMap(
            name ->
                lookups
                    .computeIfAbsent(context(name, request.getServletContext()), SpringLookup::new)
                    .find(request));
  }

  /** It tells its context when it is initialised, which {@link #initialize} has done at start. */
  private ApplicationContext context(String servlet, ServletContext context) {
    return context.getAttribute(CONTEXT + servlet) instanceof ApplicationContext own
        ? own
        : application;
  }

  /**
   * Has each of Spring's servlets initialised at start, except those of the application itself:
   * else the first request for a handler of its own context would not be looked at.
   */
  static void initialize(
      ServletContext context, ApplicationContext application, SpringFilters filters) {
    for (ServletRegistration each : context.getServletRegistrations().values()) {
      if (each instanceof ServletRegistration.Dynamic servlet
          && isDispatcher(each.getName(), context)
          && !filters.isDispatcherOf(application, each.getName())) {
        servlet.setLoadOnStartup(0);
      }
    }
  }

  private static Optional<String> servlet(HttpServletRequest request) {
    Object mapping =
        request.getDispatcherType() == DispatcherType.INCLUDE
            ? request.getAttribute(RequestDispatcher.INCLUDE_MAPPING)
            : request.getHttpServletMapping();
    return mapping instanceof HttpServletMapping known
        ? Optional.ofNullable(known.getServletName())
        : Optional.empty();
  }

  /** A servlet that is not registered is one of tests without a server. */
  private static boolean isDispatcher(String servlet, ServletContext context) {
    ServletRegistration registration = context.getServletRegistration(servlet);
    return registration == null
        || GuardedServlets.load(registration.getClassName(), context)
            .filter(DispatcherServlet.class::isAssignableFrom)
            .isPresent();
  }
}
