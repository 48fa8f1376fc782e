package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.Acceptance;
import io.github.verifiedresponse.GuardedEndpoint;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.placement.AnnotationLookup;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Rejects annotations that would have no effect, or that name an unknown verifier. */
final class GuardChecks {
  private GuardChecks() {}

  /**
   * Checks a class and all its methods.
   *
   * @throws ConfigurationException naming the class, what is wrong, and the fix
   */
  static void check(Class<?> type, Verifiers verifiers) {
    AnnotationLookup.onType(type)
        .ifPresent(guard -> requireVerifier(guard, type.getName(), verifiers));
    refuseOnLocators(type);
    for (Method method : type.getDeclaredMethods()) {
      AnnotationLookup.onElement(method)
          .ifPresent(guard -> requireVerifier(guard, name(type, method), verifiers));
    }
  }

  static void checkMethod(Class<?> type, Method method, Verifiers verifiers) {
    AnnotationLookup.onMethod(type, method)
        .ifPresent(guard -> requireVerifier(guard, name(type, method), verifiers));
  }

  /** {@return the method as an endpoint, if it is guarded} */
  static Optional<GuardedEndpoint> endpoint(Class<?> type, Method method) {
    return AnnotationLookup.onMethod(type, method)
        .map(guard -> new GuardedEndpoint(FilterKind.JAX_RS, name(type, method), guard.value()));
  }

  /** Whether a server may take the class for a root resource. */
  static boolean isRoot(Class<?> type) {
    return type.isAnnotationPresent(Path.class)
        || Arrays.stream(type.getInterfaces()).anyMatch(GuardChecks::isRoot)
        || (type.getSuperclass() != null && isRoot(type.getSuperclass()));
  }

  /**
   * Refuses a class with a locator that a guard is on or reaches. A locator runs before any filter
   * knows the resource, and the sub-resource that it returns has annotations of its own: a guard
   * here would guard nothing.
   *
   * @throws ConfigurationException naming the locator, and the fix
   */
  static void refuseOnLocators(Class<?> type) {
    for (Method method : type.getMethods()) {
      List<Method> declarations = AnnotationLookup.declarations(type, method);
      if (isLocator(declarations)) {
        AnnotationLookup.onMethod(type, method)
            .ifPresent(guard -> refuse(guard, declarations, name(type, method)));
      }
    }
  }

  private static void refuse(VerifiedResponse guard, List<Method> declarations, String locator) {
    boolean onMethod =
        declarations.stream().anyMatch(method -> AnnotationLookup.onElement(method).isPresent());
    throw ConfigurationException.of(
        Mistake.LOCATOR,
        "@VerifiedResponse(\""
            + guard.value()
            + (onMethod ? "\") on" : "\") on the class of")
            + " the sub-resource locator "
            + locator
            + " would not guard it: write it on the methods, or on the class, of the sub-resource"
            + (onMethod ? "" : ", and here on each resource method"));
  }

  /** The nearest declaration that says anything decides: servers do not look beyond it. */
  private static boolean isLocator(List<Method> declarations) {
    return declarations.stream()
        .filter(method -> method.isAnnotationPresent(Path.class) || isResourceMethod(method))
        .findFirst()
        .filter(method -> !isResourceMethod(method))
        .isPresent();
  }

  private static boolean isResourceMethod(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(annotation -> annotation.annotationType().isAnnotationPresent(HttpMethod.class));
  }

  private static void requireVerifier(VerifiedResponse guard, String place, Verifiers verifiers) {
    try {
      ResponseVerifier verifier = verifiers.named(guard.value());
      ServletSessions.require(verifier);
      verifier.handling().requireTypesOf(Acceptance.of(guard));
    } catch (ConfigurationException e) {
      throw e.at("@VerifiedResponse on " + place);
    }
  }

  private static String name(Class<?> type, Method method) {
    return type.getName() + "." + method.getName();
  }
}
