package io.github.verifiedresponse.filter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.FilterConfig;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a filter that is mapped to nothing, and URL patterns that a request can walk round.
 * Servers choose the filters of a request and its resource by two readings of one path: {@code
 * /api/result/} has no filter of {@code /api/result}, and is the same JAX-RS resource. A listener,
 * because servlets are all known then.
 */
final class SafeMappings implements ServletContextListener, Filter {
  private static final System.Logger LOG = System.getLogger(SafeMappings.class.getName());
  private static final String PREFIX_END = "/*";
  private static final EnumSet<DispatcherType> REQUESTS = EnumSet.of(DispatcherType.REQUEST);

  /** As the initialiser was given it: a listener's own shows no registrations. */
  private final ServletContext context;

  private volatile boolean unsafe;

  SafeMappings(ServletContext context) {
    this.context = context;
  }

  /**
   * Looks at each of our filters, and maps it to the name of each servlet whose pattern it has.
   *
   * @throws IllegalArgumentException naming the filter, the pattern and the mend
   */
  @Override
  public void contextInitialized(ServletContextEvent event) {
    try {
      check(context);
      guardByName(context);
    } catch (UnsupportedOperationException notInListeners) {
      LOG.log(System.Logger.Level.DEBUG, "URL patterns are looked at by a filter");
    }
  }

  /** Looks again, because Open Liberty lets no such listener ask and goes on when one throws. */
  @Override
  public void init(FilterConfig config) {
    try {
      check(config.getServletContext());
    } catch (IllegalArgumentException e) {
      unsafe = true;
      LOG.log(System.Logger.Level.ERROR, "nothing is served: {0}", e.getMessage());
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    if (unsafe) {
      ClosedApplication.refuse(response);
    } else {
      chain.doFilter(request, response);
    }
  }

  private static void check(ServletContext context) {
    Set<String> servlets =
        context.getServletRegistrations().values().stream()
            .flatMap(servlet -> servlet.getMappings().stream())
            .collect(Collectors.toSet());
    for (FilterRegistration filter : context.getFilterRegistrations().values()) {
      if (VerifiedResponseFilter.class.getName().equals(filter.getClassName())) {
        check(filter, servlets);
      }
    }
    try {
      DeclaredFilters.check(context); // again, since Payara registers JAX-RS after our initialiser
    } catch (ServletException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  private static void check(FilterRegistration filter, Set<String> servlets) {
    Collection<String> patterns = orNone(filter.getUrlPatternMappings());
    if (patterns.isEmpty() && orNone(filter.getServletNameMappings()).isEmpty()) {
      throw new IllegalArgumentException(
          "filter '"
              + filter.getName()
              + "' is mapped to nothing, and guards nothing: map it to the <servlet-name> of what it"
              + " should guard, or take it out");
    }
    patterns.forEach(pattern -> check(filter.getName(), pattern, servlets));
  }

  /**
   * A name has one spelling. Open Liberty finds a servlet again by what stands before the first
   * {@code ;} of a path, and its filters by what stands behind: after {@code /x;/../result} a path
   * {@code /x;/../resulty} leads to the servlet of {@code /result} and past the filter of that
   * pattern.
   */
  static void guardByName(ServletContext context) {
    for (FilterRegistration filter : context.getFilterRegistrations().values()) {
      if (VerifiedResponseFilter.class.getName().equals(filter.getClassName())) {
        guardByName(filter, context.getServletRegistrations().values());
      }
    }
  }

  private static void guardByName(
      FilterRegistration filter, Collection<? extends ServletRegistration> servlets) {
    Collection<String> patterns = orNone(filter.getUrlPatternMappings());
    Collection<String> names = orNone(filter.getServletNameMappings());
    for (ServletRegistration servlet : servlets) {
      if (!names.contains(servlet.getName())
          && !Collections.disjoint(servlet.getMappings(), patterns)) {
        filter.addMappingForServletNames(REQUESTS, true, servlet.getName());
      }
    }
  }

  /** Open Liberty answers null when there are none. */
  private static Collection<String> orNone(@Nullable Collection<String> mappings) {
    return mappings == null ? Set.of() : mappings;
  }

  private static void check(String filter, String pattern, Set<String> servlets) {
    if (pattern.equals(PREFIX_END) || servlets.contains(pattern)) {
      return;
    }
    if (!pattern.endsWith(PREFIX_END)) {
      throw unsafe(filter, pattern, "a slash at the end of the path leads past it");
    }
    String prefix = prefix(pattern);
    for (String servlet : servlets) {
      if (servlet.endsWith(PREFIX_END) && isFarBelow(prefix, prefix(servlet))) {
        throw unsafe(filter, pattern, "on some servers a ; in the path leads past it");
      }
    }
  }

  /** One step below is safe: a path that is cut at a ; still has that step. */
  private static boolean isFarBelow(String prefix, String servletPrefix) {
    return prefix.startsWith(servletPrefix + "/")
        && prefix.indexOf('/', servletPrefix.length() + 1) >= 0;
  }

  private static String prefix(String pattern) {
    return pattern.substring(0, pattern.length() - PREFIX_END.length());
  }

  private static IllegalArgumentException unsafe(String filter, String pattern, String why) {
    return new IllegalArgumentException(
        "filter '"
            + filter
            + "' is mapped to "
            + pattern
            + ", which is no servlet's own mapping, and "
            + why
            + ": map it to the <servlet-name> of what it guards (for JAX-RS, the class name of the"
            + " Application), to that servlet's own pattern, or to /*");
  }
}
