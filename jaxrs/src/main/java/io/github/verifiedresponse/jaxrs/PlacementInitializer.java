package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.Verifiers;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import java.lang.System.Logger.Level;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a deployment whose guards could not work, and warns of open methods beside guarded ones,
 * before the first request. Servers that start JAX-RS lazily would find the same mistakes only
 * then.
 */
@HandlesTypes(VerifiedResponse.class)
public final class PlacementInitializer implements ServletContainerInitializer {
  private static final System.Logger LOG = System.getLogger(PlacementInitializer.class.getName());
  private static final String SERVLET_DOOR =
      "io.github.verifiedresponse.filter.VerifiedResponseFilter";

  /** Called by the container. */
  public PlacementInitializer() {}

  /**
   * Checks the annotated classes.
   *
   * @param annotated the classes that the container found; null when it found none
   * @throws ServletException naming the class, what is wrong, and the mend
   */
  @Override
  public void onStartup(@Nullable Set<Class<?>> annotated, ServletContext context)
      throws ServletException {
    try {
      Verifiers verifiers = Verifiers.ofApplication();
      if (annotated != null) {
        annotated.stream()
            .filter(type -> !isInterceptor(type))
            .forEach(
                type -> {
                  refuseWithoutServletDoor(type, context);
                  Guards.check(type, verifiers);
                  Siblings.warnings(type).forEach(warning -> LOG.log(Level.WARNING, warning));
                });
      }
    } catch (RuntimeException | LinkageError e) {
      ClosedApplication.close(context);
      throw new ServletException(e.getMessage(), e);
    }
  }

  private static void refuseWithoutServletDoor(Class<?> type, ServletContext context) {
    if (Servlet.class.isAssignableFrom(type) && !hasServletDoor(context)) {
      throw new IllegalArgumentException(
          "@VerifiedResponse on the servlet "
              + type.getName()
              + " would not guard it: add verified-response-filter to the application");
    }
  }

  private static boolean hasServletDoor(ServletContext context) {
    try {
      Class.forName(SERVLET_DOOR, false, context.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }

  /** An interceptor names the binding, not a verifier. By name, because CDI may be absent. */
  private static boolean isInterceptor(Class<?> type) {
    return Arrays.stream(type.getAnnotations())
        .anyMatch(a -> a.annotationType().getName().equals("jakarta.interceptor.Interceptor"));
  }
}
