package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.Verifiers;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Refuses a deployment whose guards could not work, before the first request. Servers that start
 * JAX-RS lazily would find the same mistakes only then.
 */
@HandlesTypes(VerifiedResponse.class)
public final class PlacementInitializer implements ServletContainerInitializer {

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
            .forEach(type -> Guards.check(type, verifiers));
      }
    } catch (IllegalArgumentException e) {
      throw new ServletException(e.getMessage(), e);
    }
  }

  /** An interceptor names the binding, not a verifier. By name, because CDI may be absent. */
  private static boolean isInterceptor(Class<?> type) {
    return Arrays.stream(type.getAnnotations())
        .anyMatch(a -> a.annotationType().getName().equals("jakarta.interceptor.Interceptor"));
  }
}
