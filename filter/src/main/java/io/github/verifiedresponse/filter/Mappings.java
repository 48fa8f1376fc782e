package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.mistake.Mistakes;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a filter that is mapped to nothing, and URL patterns that a request can bypass. Servers
 * choose the filters of a request and its resource by two readings of one path: {@code
 * /api/result/} has no filter of {@code /api/result}, and is the same JAX-RS resource.
 */
final class Mappings {
  private static final String PREFIX_END = "/*";
  private static final String EVERY_SERVLET = "*";
  private static final EnumSet<DispatcherType> REQUESTS = EnumSet.of(DispatcherType.REQUEST);

  private Mappings() {}

  /**
   * Looks at each of our filters.
   *
   * @throws ConfigurationException naming the filter, the pattern or name, and the fix
   */
  static void check(ServletContext context) {
    Set<String> names = new TreeSet<>(context.getServletRegistrations().keySet());
    Set<String> patterns =
        context.getServletRegistrations().values().stream()
            .flatMap(servlet -> servlet.getMappings().stream())
            .collect(Collectors.toSet());
    Mistakes mistakes = new Mistakes();
    for (FilterRegistration filter : context.getFilterRegistrations().values()) {
      if (VerifiedResponseFilter.class.getName().equals(filter.getClassName())) {
        mistakes.in(() -> check(filter, patterns));
        mistakes.in(() -> checkNames(filter, names));
      }
    }
    mistakes.report();
  }

  private static void checkNames(FilterRegistration filter, Set<String> servlets) {
    for (String name : orNone(filter.getServletNameMappings())) {
      if (!servlets.contains(name)
          && !name.equals(EVERY_SERVLET)
          && !GuardedServlets.owns(filter)) {
        throw ConfigurationException.of(
            Mistake.UNKNOWN_SERVLET,
            "filter '"
                + filter.getName()
                + "' is mapped to the <servlet-name> "
                + name
                + ", which no servlet has: use one of "
                + servlets);
      }
    }
  }

  private static void check(FilterRegistration filter, Set<String> servlets) {
    Collection<String> patterns = orNone(filter.getUrlPatternMappings());
    if (patterns.isEmpty() && orNone(filter.getServletNameMappings()).isEmpty()) {
      throw ConfigurationException.of(
          Mistake.MAPPED_TO_NOTHING,
          "filter '"
              + filter.getName()
              + "' has no mapping, so it guards nothing: map it to the <servlet-name> of the"
              + " servlet that it should guard, or remove it");
    }
    patterns.forEach(pattern -> check(filter.getName(), pattern, servlets));
  }

  /**
   * A name has one spelling. Open Liberty finds a servlet again by what is before the first {@code
   * ;} of a path, and its filters by what follows it: after {@code /x;/../result} a path {@code
   * /x;/../resulty} leads to the servlet of {@code /result} and past the filter of that pattern.
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

  /** Whether every request for the servlet passes the filter, by its name or by its patterns. */
  static boolean reaches(FilterRegistration filter, String servlet, ServletContext context) {
    Collection<String> names = orNone(filter.getServletNameMappings());
    Collection<String> patterns = orNone(filter.getUrlPatternMappings());
    ServletRegistration registration = context.getServletRegistration(servlet);
    return names.contains(servlet)
        || names.contains(EVERY_SERVLET)
        || patterns.contains(PREFIX_END)
        || (registration != null
            && !registration.getMappings().isEmpty()
            && patterns.containsAll(registration.getMappings()));
  }

  /** {@return what a filter is mapped to and is there, for the list of guarded endpoints} */
  static List<String> endpoints(FilterRegistration filter, ServletContext context) {
    return Stream.concat(
            orNone(filter.getServletNameMappings()).stream()
                .filter(name -> context.getServletRegistration(name) != null)
                .map(name -> "servlet " + name),
            orNone(filter.getUrlPatternMappings()).stream())
        .toList();
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
      throw unsafe(filter, pattern, "a trailing slash in the path bypasses it");
    }
    String prefix = prefix(pattern);
    for (String servlet : servlets) {
      if (servlet.endsWith(PREFIX_END) && isFarBelow(prefix, prefix(servlet))) {
        throw unsafe(filter, pattern, "on some servers, a ; in the path bypasses it");
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

  private static ConfigurationException unsafe(String filter, String pattern, String why) {
    return ConfigurationException.of(
        Mistake.UNSAFE_PATTERN,
        "filter '"
            + filter
            + "' is mapped to "
            + pattern
            + ", which is not the mapping of a servlet, and "
            + why
            + ": map it to the <servlet-name> of the servlet that it guards (for JAX-RS, the class"
            + " name of the Application), to that servlet's own pattern, or to /*");
  }
}
