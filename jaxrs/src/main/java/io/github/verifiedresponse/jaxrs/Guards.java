package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.Placement;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.Verifiers;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/** Which annotations could not guard what they stand on, or name a verifier that there is not. */
final class Guards {
  private Guards() {}

  /**
   * Checks a class and all its methods.
   *
   * @throws IllegalArgumentException naming the class, what is wrong, and the mend
   */
  static void check(Class<?> type, Verifiers verifiers) {
    Placement.onType(type).ifPresent(guard -> requireVerifier(guard, type.getName(), verifiers));
    for (Method method : type.getMethods()) {
      refuseOnLocator(type, method);
    }
    for (Method method : type.getDeclaredMethods()) {
      Placement.onElement(method)
          .ifPresent(guard -> requireVerifier(guard, name(type, method), verifiers));
    }
  }

  static void checkMethod(Class<?> type, Method method, Verifiers verifiers) {
    Placement.onMethod(type, method)
        .ifPresent(guard -> requireVerifier(guard, name(type, method), verifiers));
  }

  /**
   * A locator runs before any filter knows the resource, and the sub-resource that it returns has
   * annotations of its own: a guard here would guard nothing.
   */
  private static void refuseOnLocator(Class<?> type, Method method) {
    Optional<VerifiedResponse> guard = Placement.onElement(method);
    if (guard.isPresent() && method.isAnnotationPresent(Path.class) && !isResourceMethod(method)) {
      throw new IllegalArgumentException(
          "@VerifiedResponse(\""
              + guard.get().value()
              + "\") on the sub-resource locator "
              + name(type, method)
              + " would not guard it: write it on the methods, or on the class, of the sub-resource");
    }
  }

  private static boolean isResourceMethod(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
  }

  private static void requireVerifier(VerifiedResponse guard, String place, Verifiers verifiers) {
    try {
      verifiers.named(guard.value());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "@VerifiedResponse on " + place + ": " + e.getMessage(), e);
    }
  }

  private static String name(Class<?> type, Method method) {
    return type.getName() + "." + method.getName();
  }
}
