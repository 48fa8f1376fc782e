package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.Acceptance;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.mistake.Mistakes;
import io.github.verifiedresponse.placement.AnnotationLookup;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.WebServlet;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The filters of servlets that are annotated. */
final class GuardedServlets {
  private static final String PREFIX = "verified-response:";

  private GuardedServlets() {}

  /**
   * Maps a filter to each name of each annotated servlet.
   *
   * @param annotated the annotated classes; one that is not registered yet is guarded under the
   *     name that it has by itself
   * @throws ConfigurationException naming the class, what is wrong, and the fix
   */
  static void guard(Set<Class<?>> annotated, ServletContext context) {
    Map<String, Class<?>> registered = registered(context);
    Mistakes mistakes = new Mistakes();
    registered.forEach((name, type) -> mistakes.in(() -> guard(type, context, name)));
    annotated.stream()
        .filter(Servlet.class::isAssignableFrom)
        .filter(type -> !registered.containsValue(type))
        .forEach(type -> mistakes.in(() -> guard(type, context, ownName(type))));
    mistakes.report();
  }

  /**
   * Refuses a servlet that was registered when no filter could be mapped to it any more, or where
   * the initialiser was left out and no filter is declared for it.
   *
   * @throws ConfigurationException naming the servlet and the fix
   */
  static void requireGuarded(ServletContext context) {
    Mistakes mistakes = new Mistakes();
    registered(context)
        .forEach((name, type) -> mistakes.in(() -> requireGuarded(name, type, context)));
    mistakes.report();
  }

  /**
   * Refuses all servlets, where it is known that no filter was declared or added.
   *
   * @throws ConfigurationException naming the servlets and the fix
   */
  static void refuse(Set<Class<?>> annotated) {
    Mistakes mistakes = new Mistakes();
    annotated.stream()
        .filter(Servlet.class::isAssignableFrom)
        .filter(type -> !Modifier.isAbstract(type.getModifiers()))
        .forEach(type -> mistakes.add(open(ownName(type), type)));
    mistakes.report();
  }

  private static void requireGuarded(String name, Class<?> type, ServletContext context) {
    if (AnnotationLookup.onType(type)
        .filter(guard -> !isGuarded(name, type, guard, context))
        .isPresent()) {
      throw open(name, type);
    }
  }

  private static boolean isGuarded(
      String name, Class<?> type, VerifiedResponse guard, ServletContext context) {
    FilterRegistration own = context.getFilterRegistration(PREFIX + type.getName());
    return (own != null && orNone(own.getServletNameMappings()).contains(name))
        || (Acceptance.of(guard).isAny()
            && context.getFilterRegistrations().values().stream()
                .filter(each -> VerifiedResponseFilter.class.getName().equals(each.getClassName()))
                .filter(each -> VerifiedResponseFilter.verifierName(each).equals(guard.value()))
                .anyMatch(each -> Mappings.reaches(each, name, context)));
  }

  private static ConfigurationException open(String name, Class<?> type) {
    return ConfigurationException.of(
        Mistake.UNGUARDED_SERVLET,
        "@VerifiedResponse on "
            + type.getName()
            + " does not guard it: no filter is mapped to the servlet '"
            + name
            + "'. Register it with @WebServlet, in web.xml or in a ServletContainerInitializer, and"
            + " add verified_response to <absolute-ordering>, if there is one");
  }

  /** Whether the filter is one of these: its names are its servlet's own. */
  static boolean owns(FilterRegistration filter) {
    return filter.getName().startsWith(PREFIX);
  }

  /** Registered ones are looked at: an annotated superclass is not "found" by containers. */
  private static Map<String, Class<?>> registered(ServletContext context) {
    Map<String, Class<?>> servlets = new LinkedHashMap<>();
    for (ServletRegistration registration : context.getServletRegistrations().values()) {
      load(registration.getClassName(), context)
          .ifPresent(type -> servlets.put(registration.getName(), type));
    }
    return servlets;
  }

  static Optional<Class<?>> load(@Nullable String name, ServletContext context) {
    try {
      return name == null
          ? Optional.empty()
          : Optional.of(Class.forName(name, false, context.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError notOurs) {
      // a server's own servlet, or one that the container will report better than we can
      return Optional.empty();
    }
  }

  private static void guard(Class<?> servlet, ServletContext context, String name) {
    refuseOnMethods(servlet);
    VerifiedResponse guard = AnnotationLookup.onType(servlet).orElse(null);
    if (guard == null) {
      return;
    }
    FilterRegistration filter = context.getFilterRegistration(PREFIX + servlet.getName());
    if (filter == null) {
      filter = filter(servlet, guard, context);
    }
    if (!orNone(filter.getServletNameMappings()).contains(name)) {
      filter.addMappingForServletNames(EnumSet.allOf(DispatcherType.class), false, name);
    }
  }

  private static FilterRegistration filter(
      Class<?> servlet, VerifiedResponse guard, ServletContext context) {
    FilterRegistration.Dynamic filter =
        context.addFilter(
            PREFIX + servlet.getName(),
            guarding(verifier(guard, servlet, context), guard, servlet));
    filter.setAsyncSupported(true);
    return filter;
  }

  private static VerifiedResponseFilter guarding(
      ResponseVerifier verifier, VerifiedResponse guard, Class<?> servlet) {
    try {
      return new VerifiedResponseFilter(verifier, Acceptance.of(guard));
    } catch (ConfigurationException e) {
      throw e.at("@VerifiedResponse on " + servlet.getName());
    }
  }

  private static ResponseVerifier verifier(
      VerifiedResponse guard, Class<?> servlet, ServletContext context) {
    Optional<ResponseVerifier> registered = VerifiedResponseFilter.offered(guard.value(), context);
    if (registered.isPresent()) {
      return registered.get();
    }
    Verifiers verifiers = Verifiers.ofApplication();
    try {
      return verifiers.named(guard.value());
    } catch (ConfigurationException e) {
      throw e.at("@VerifiedResponse on " + servlet.getName());
    }
  }

  private static void refuseOnMethods(Class<?> servlet) {
    if (hasAnnotatedMethod(servlet)) {
      throw ConfigurationException.of(
          Mistake.UNGUARDABLE,
          "@VerifiedResponse on a method of the servlet "
              + servlet.getName()
              + " would not guard it: write it on the class");
    }
  }

  private static boolean hasAnnotatedMethod(@Nullable Class<?> type) {
    return type != null
        && (Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> AnnotationLookup.onElement(method).isPresent())
            || Stream.concat(
                    Stream.ofNullable(type.getSuperclass()), Stream.of(type.getInterfaces()))
                .anyMatch(GuardedServlets::hasAnnotatedMethod));
  }

  private static String ownName(Class<?> servlet) {
    WebServlet declared = servlet.getAnnotation(WebServlet.class);
    String name = declared == null ? "" : declared.name();
    return name.isEmpty() ? servlet.getName() : name;
  }

  /** Open Liberty answers null when there are none. */
  private static Collection<String> orNone(@Nullable Collection<String> mappings) {
    return mappings == null ? Set.of() : mappings;
  }
}
