package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.Acceptance;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.placement.GuardedBy;
import jakarta.servlet.ServletContext;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.web.servlet.AbstractFilterRegistrationBean;
import org.springframework.boot.web.servlet.RegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializerBeans;
import org.springframework.boot.web.servlet.ServletListenerRegistrationBean;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.ApplicationContext;

/** The filters that Spring Boot registers: beans of their own, or of a registration. */
final class SpringFilters {
  private static final String EVERYTHING = "/*";

  private final ConfigurableListableBeanFactory beans;
  private final Predicate<String> servlets;

  SpringFilters(ConfigurableListableBeanFactory beans) {
    this(beans, servlet -> true);
  }

  private SpringFilters(ConfigurableListableBeanFactory beans, Predicate<String> servlets) {
    this.beans = beans;
    this.servlets = servlets;
  }

  /** {@return the same, for handlers that only this servlet calls} */
  SpringFilters before(String servlet) {
    return new SpringFilters(beans, servlet::equals);
  }

  /** A servlet that calls Spring's handlers. */
  record Dispatcher(String name, Collection<String> mappings) {

    /** {@return the path of a handler in this servlet, as servers see it} */
    String path(String pattern) {
      return mappings.stream()
          .filter(mapping -> mapping.endsWith(EVERYTHING))
          .findFirst()
          .map(mapping -> mapping.substring(0, mapping.length() - EVERYTHING.length()) + pattern)
          .orElse(pattern);
    }
  }

  /** One of our filters. */
  private record Mapped(
      VerifiedResponseFilter filter,
      String verifier,
      Collection<String> patterns,
      Collection<String> servlets) {

    boolean covers(Dispatcher dispatcher, String pattern) {
      return servlets.contains(dispatcher.name())
          || patterns.stream().anyMatch(each -> covers(each, dispatcher.path(pattern)));
    }

    private static boolean covers(String pattern, String path) {
      if (!pattern.endsWith(EVERYTHING)) {
        return false;
      }
      String prefix = pattern.substring(0, pattern.length() - EVERYTHING.length());
      return path.equals(prefix) || path.startsWith(prefix + "/");
    }

    boolean heeds(VerifiedResponse guard) {
      return verifier.equals(guard.value()) && filter.endpoint().isWithin(Acceptance.of(guard));
    }
  }

  /** {@return the paths of a handler that a request can reach past every filter of its guard} */
  Set<String> open(VerifiedResponse guard, Collection<String> patterns) {
    List<Mapped> heeding = filters().filter(filter -> filter.heeds(guard)).toList();
    Set<String> open = new LinkedHashSet<>();
    for (Dispatcher dispatcher : dispatchers()) {
      for (String pattern : patterns) {
        if (heeding.stream().noneMatch(filter -> filter.covers(dispatcher, pattern))) {
          open.add(dispatcher.path(pattern));
        }
      }
    }
    return open;
  }

  /** {@return the filter that looks at the annotations of handlers, if it sees every request} */
  Optional<SpringHandlerFilter> ofHandlers() {
    return registrations()
        .filter(AbstractFilterRegistrationBean.class::isInstance)
        .map(each -> (AbstractFilterRegistrationBean<?>) each)
        .filter(SpringFilters::seesEverything)
        .map(AbstractFilterRegistrationBean::getFilter)
        .filter(SpringHandlerFilter.class::isInstance)
        .map(SpringHandlerFilter.class::cast)
        .findFirst();
  }

  private static boolean seesEverything(AbstractFilterRegistrationBean<?> registration) {
    return registration.getUrlPatterns().contains(EVERYTHING)
        || (registration.getUrlPatterns().isEmpty()
            && registration.getServletNames().isEmpty()
            && registration.getServletRegistrationBeans().isEmpty());
  }

  /** {@return whether a filter of that verifier is registered, wherever it is mapped} */
  boolean know(String verifier) {
    return filters().anyMatch(filter -> filter.verifier().equals(verifier));
  }

  /**
   * Refuses filters and listeners that are annotated. No server tells which listeners there are,
   * and filters may be registered later than anything of ours looks.
   *
   * @throws ConfigurationException naming each class and the fix
   */
  void refuseAnnotated() {
    Mistakes mistakes = new Mistakes();
    Stream.concat(
            registrations()
                .flatMap(each -> registered(each).stream())
                .filter(GuardedBy::isAnnotated),
            SpringListeners.of(beans))
        .distinct()
        .forEach(type -> mistakes.in(() -> GuardedBy.refuseUnguardable(type)));
    mistakes.report();
  }

  private static Optional<Class<?>> registered(RegistrationBean registration) {
    if (registration instanceof AbstractFilterRegistrationBean<?> filter) {
      return Optional.ofNullable(filter.getFilter()).map(Object::getClass);
    }
    return registration instanceof ServletListenerRegistrationBean<?> listener
        ? Optional.ofNullable(listener.getListener()).map(Object::getClass)
        : Optional.empty();
  }

  /** Lets the guards of annotated servlets find the verifiers of these filters. */
  void offerVerifiers(ServletContext context) {
    filters().forEach(each -> each.filter().offerVerifier(context));
  }

  private Stream<Mapped> filters() {
    return registrations()
        .filter(AbstractFilterRegistrationBean.class::isInstance)
        .map(each -> (AbstractFilterRegistrationBean<?>) each)
        .flatMap(SpringFilters::ours);
  }

  private static Stream<Mapped> ours(AbstractFilterRegistrationBean<?> registration) {
    if (!(registration.getFilter() instanceof VerifiedResponseFilter filter)) {
      return Stream.empty();
    }
    List<String> servlets = new ArrayList<>(registration.getServletNames());
    registration.getServletRegistrationBeans().forEach(each -> servlets.add(each.getServletName()));
    Collection<String> patterns = registration.getUrlPatterns();
    return Stream.of(
        new Mapped(
            filter,
            filter.verifierName(registration.getInitParameters(), registration.getFilterName()),
            patterns.isEmpty() && servlets.isEmpty() ? List.of(EVERYTHING) : patterns,
            servlets));
  }

  /** One at least: without a server, as in tests, there is none. */
  private List<Dispatcher> dispatchers() {
    List<Dispatcher> dispatchers =
        registrations()
            .filter(ServletRegistrationBean.class::isInstance)
            .map(each -> (ServletRegistrationBean<?>) each)
            .filter(each -> SpringHandlers.isDispatcher(each.getServlet()))
            .map(each -> new Dispatcher(each.getServletName(), each.getUrlMappings()))
            .filter(each -> servlets.test(each.name()))
            .toList();
    return dispatchers.isEmpty() ? List.of(new Dispatcher("", List.of("/"))) : dispatchers;
  }

  /** Has the beans looked at of each servlet that calls the handlers of a context of its own. */
  void lookIntoServlets(ApplicationContext application) {
    registrations()
        .filter(ServletRegistrationBean.class::isInstance)
        .map(each -> (ServletRegistrationBean<?>) each)
        .filter(each -> SpringHandlers.isDispatcher(each.getServlet()))
        .filter(each -> !SpringHandlers.isDispatcherOf(application, each.getServlet()))
        .forEach(each -> SpringChild.lookInto(each.getServlet(), before(each.getServletName())));
  }

  /** {@return whether that servlet calls the handlers of that context} */
  boolean isDispatcherOf(ApplicationContext application, String servlet) {
    return registrations()
        .filter(ServletRegistrationBean.class::isInstance)
        .map(each -> (ServletRegistrationBean<?>) each)
        .filter(each -> each.getServletName().equals(servlet))
        .anyMatch(each -> SpringHandlers.isDispatcherOf(application, each.getServlet()));
  }

  private Stream<RegistrationBean> registrations() {
    return new ServletContextInitializerBeans(beans)
        .stream()
            .filter(RegistrationBean.class::isInstance)
            .map(RegistrationBean.class::cast)
            .filter(RegistrationBean::isEnabled);
  }
}
