package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.gate.Placement;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterRegistration;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.annotation.HandlesTypes;
import jakarta.servlet.annotation.WebServlet;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Runs before the application starts: guards every servlet that is annotated {@link
 * VerifiedResponse} and refuses the deployment when a guard could not work.
 */
@HandlesTypes(VerifiedResponse.class)
public final class VerifiedResponseInitializer implements ServletContainerInitializer {
  private static final String FILTER_PREFIX = "verified-response:";
  private static final String JAX_RS_PATH = "jakarta.ws.rs.Path";
  private static final String JAX_RS_DOOR =
      "io.github.verifiedresponse.jaxrs.VerifiedResponseFeature";

  /** Called by the container. */
  public VerifiedResponseInitializer() {}

  /**
   * Guards and checks.
   *
   * @param annotated the classes that the container found; null when it found none
   * @throws ServletException naming the class, the setting and the mend
   */
  @Override
  public void onStartup(@Nullable Set<Class<?>> annotated, ServletContext context)
      throws ServletException {
    context.addListener(new ApplicationEnd());
    context.addListener(new CallerLender());
    ErrorPages.hideFrom(context);
    SafeMappings mappings = new SafeMappings(context);
    context.addListener(mappings);
    if (hasDeclaredDoor(context)) {
      ClosedApplication.before(context, "verified-response:mappings", mappings);
    }
    Set<Class<?>> servlets = registeredServlets(context);
    if (annotated != null) {
      annotated.stream().filter(Servlet.class::isAssignableFrom).forEach(servlets::add);
    }
    try {
      DeclaredFilters.check(context);
      SafeMappings.guardByName(context);
      if (annotated != null) {
        annotated.forEach(type -> refuseWithoutJaxRsDoor(type, context));
      }
      servlets.forEach(servlet -> guard(servlet, context));
    } catch (ServletException e) {
      ClosedApplication.close(context);
      throw e;
    } catch (RuntimeException | LinkageError e) {
      ClosedApplication.close(context);
      throw new ServletException(e.getMessage(), e);
    }
  }

  private static boolean hasDeclaredDoor(ServletContext context) {
    return context.getFilterRegistrations().values().stream()
        .anyMatch(each -> VerifiedResponseFilter.class.getName().equals(each.getClassName()));
  }

  /** By name, because neither JAX-RS nor its door need be there. */
  private static void refuseWithoutJaxRsDoor(Class<?> type, ServletContext context) {
    boolean isResource =
        Arrays.stream(type.getAnnotations())
            .anyMatch(annotation -> annotation.annotationType().getName().equals(JAX_RS_PATH));
    if (isResource && load(JAX_RS_DOOR, context).isEmpty()) {
      throw new IllegalArgumentException(
          "@VerifiedResponse on the JAX-RS resource "
              + type.getName()
              + " would not guard it: add verified-response-jaxrs to the application");
    }
  }

  /**
   * Registered servlets are looked at too: an annotated superclass is not "found" by containers.
   */
  private static Set<Class<?>> registeredServlets(ServletContext context) {
    Set<Class<?>> servlets = new LinkedHashSet<>();
    for (ServletRegistration registration : context.getServletRegistrations().values()) {
      String name = registration.getClassName();
      if (name != null) {
        load(name, context).ifPresent(servlets::add);
      }
    }
    return servlets;
  }

  private static Optional<Class<?>> load(String name, ServletContext context) {
    try {
      return Optional.of(Class.forName(name, false, context.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError notOurs) {
      // a server's own servlet, or one that the container will report better than we can
      return Optional.empty();
    }
  }

  private static void guard(Class<?> servlet, ServletContext context) {
    refuseOnMethods(servlet);
    VerifiedResponse guard = Placement.onType(servlet).orElse(null);
    if (guard == null) {
      return;
    }
    ResponseVerifier verifier = verifier(guard, servlet);
    String filterName = FILTER_PREFIX + servlet.getName();
    FilterRegistration.Dynamic filter =
        context.addFilter(filterName, new VerifiedResponseFilter(verifier, guard.accept()));
    if (filter == null) {
      return; // both scans found the same class
    }
    filter.setAsyncSupported(true);
    filter.addMappingForServletNames(
        EnumSet.allOf(DispatcherType.class), false, names(servlet, context));
  }

  private static void refuseOnMethods(Class<?> servlet) {
    if (hasAnnotatedMethod(servlet)) {
      throw new IllegalArgumentException(
          "@VerifiedResponse on a method of the servlet "
              + servlet.getName()
              + " would not guard it: write it on the class");
    }
  }

  private static boolean hasAnnotatedMethod(@Nullable Class<?> type) {
    return type != null
        && (Arrays.stream(type.getDeclaredMethods())
                .anyMatch(method -> Placement.onElement(method).isPresent())
            || hasAnnotatedMethod(type.getSuperclass())
            || Arrays.stream(type.getInterfaces())
                .anyMatch(VerifiedResponseInitializer::hasAnnotatedMethod));
  }

  private static ResponseVerifier verifier(VerifiedResponse guard, Class<?> servlet) {
    try {
      return Verifiers.ofApplication().named(guard.value());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "@VerifiedResponse on " + servlet.getName() + ": " + e.getMessage(), e);
    }
  }

  private static String[] names(Class<?> servlet, ServletContext context) {
    Collection<? extends ServletRegistration> registrations =
        context.getServletRegistrations().values();
    String[] registered =
        registrations.stream()
            .filter(registration -> servlet.getName().equals(registration.getClassName()))
            .map(ServletRegistration::getName)
            .toArray(String[]::new);
    if (registered.length > 0) {
      return registered;
    }
    WebServlet declared = servlet.getAnnotation(WebServlet.class);
    String name = declared == null ? "" : declared.name();
    return new String[] {name.isEmpty() ? servlet.getName() : name};
  }
}
