package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.replay.GiveBack;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Servlets that call handlers of their own. A filter in front of one cannot tell the framework's
 * failure from the handler's: the framework can fail after the handler has done its work, because
 * of what the sender asked for.
 */
final class FrameworkServlets {
  private static final List<String> PACKAGES =
      List.of(
          "org.glassfish.jersey.",
          "org.jboss.resteasy.",
          "org.apache.cxf.",
          "org.springframework.",
          "com.ibm.ws.",
          "com.ibm.websphere.",
          "io.openliberty.",
          "jakarta.faces.");
  private static final String APPLICATION = "jakarta.ws.rs.core.Application";
  private static final String ALL = "/*";
  private static final String ENDING = "*.";

  private FrameworkServlets() {}

  /**
   * Refuses {@code give-back=exception} in front of such a servlet.
   *
   * @throws ConfigurationException naming the servlet and the fix
   */
  static void refuse(ResponseVerifier verifier, String filter, ServletContext context) {
    FilterRegistration registration = context.getFilterRegistration(filter);
    if (verifier.giveBack() != GiveBack.EXCEPTION || registration == null) {
      return;
    }
    for (Map.Entry<String, ? extends ServletRegistration> servlet :
        context.getServletRegistrations().entrySet()) {
      if (reaches(registration, servlet.getKey(), servlet.getValue())
          && isFramework(servlet.getKey(), servlet.getValue().getClassName(), context)) {
        throw ConfigurationException.of(
            Mistake.FRAMEWORK_SERVLET,
            "filter '"
                + filter
                + "' is in front of the servlet '"
                + servlet.getKey()
                + "', which calls its own handlers, and give-back=exception cannot distinguish its"
                + " exceptions from theirs: guard the handlers with @VerifiedResponse and the"
                + " JAX-RS filter, or set give-back=explicit and call VerifiedPayload.giveBack()");
      }
    }
  }

  private static boolean reaches(
      FilterRegistration filter, String name, ServletRegistration servlet) {
    Collection<String> names = orNone(filter.getServletNameMappings());
    Collection<String> patterns = orNone(filter.getUrlPatternMappings());
    return names.contains(name)
        || patterns.contains(ALL)
        || servlet.getMappings().stream()
            .anyMatch(mapping -> patterns.stream().anyMatch(pattern -> overlap(pattern, mapping)));
  }

  /**
   * Either may be a prefix of the other, and an ending such as {@code *.do} may have any prefix;
   * one too many is a refusal with a fix.
   */
  private static boolean overlap(String pattern, String mapping) {
    if (pattern.startsWith(ENDING) != mapping.startsWith(ENDING)) {
      return true;
    }
    String one = withoutEnd(pattern);
    String other = withoutEnd(mapping);
    return one.startsWith(other) || other.startsWith(one);
  }

  private static String withoutEnd(String pattern) {
    return pattern.endsWith(ALL) ? pattern.substring(0, pattern.length() - 1) : pattern;
  }

  /** Open Liberty answers null when there are none. */
  private static Collection<String> orNone(@Nullable Collection<String> mappings) {
    return mappings == null ? Set.of() : mappings;
  }

  private static boolean isFramework(
      String name, @Nullable String className, ServletContext context) {
    return (className != null && PACKAGES.stream().anyMatch(className::startsWith))
        || isFramework(load(name, context))
        || isFramework(load(className, context));
  }

  private static boolean isFramework(Optional<Class<?>> type) {
    for (Class<?> c = type.orElse(null); c != null; c = c.getSuperclass()) {
      if (c.getName().equals(APPLICATION) || PACKAGES.stream().anyMatch(c.getName()::startsWith)) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Class<?>> load(@Nullable String name, ServletContext context) {
    try {
      return name == null
          ? Optional.empty()
          : Optional.of(Class.forName(name, false, context.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError notFound) {
      return Optional.empty();
    }
  }
}
