package io.github.verifiedresponse.quarkus;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.placement.AnnotationLookup;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;

/** Which annotations would guard nothing within a resource class. */
public final class Resources {
  private Resources() {}

  /**
   * Refuses a class with a sub-resource locator that an annotation is on or reaches. A locator runs
   * before any filter, and the sub-resource that it returns has annotations of its own.
   *
   * @throws ConfigurationException naming the locator and the fix
   */
  public static void refuseOnLocators(Class<?> type) {
    for (Method method : type.getMethods()) {
      List<Method> declarations = AnnotationLookup.declarations(type, method);
      if (isLocator(declarations)) {
        AnnotationLookup.onMethod(type, method)
            .ifPresent(guard -> refuse(guard, declarations, type.getName(), method.getName()));
      }
    }
  }

  /**
   * Refuses an annotation on a method of a resource class that answers no request.
   *
   * @throws ConfigurationException naming the method and the fix
   */
  public static void refuseOnOtherMethods(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      List<Method> declarations = AnnotationLookup.declarations(type, method);
      if (!method.isSynthetic()
          && AnnotationLookup.onElement(method).isPresent()
          && declarations.stream().noneMatch(Resources::isResourceMethod)
          && !isLocator(declarations)) {
        throw ConfigurationException.of(
            Mistake.UNGUARDABLE,
            "@VerifiedResponse on "
                + type.getName()
                + "."
                + method.getName()
                + " would not guard it: it is not a resource method (no @GET, @POST …), so no"
                + " request reaches it: write it on the resource method that calls it");
      }
    }
  }

  /** {@return whether requests are answered by a method, as it or what it implements says} */
  public static boolean answers(Class<?> type, Method method) {
    return AnnotationLookup.declarations(type, method).stream()
        .anyMatch(Resources::isResourceMethod);
  }

  private static void refuse(
      VerifiedResponse guard, List<Method> declarations, String type, String method) {
    boolean onMethod =
        declarations.stream().anyMatch(each -> AnnotationLookup.onElement(each).isPresent());
    throw ConfigurationException.of(
        Mistake.LOCATOR,
        "@VerifiedResponse(\""
            + guard.value()
            + (onMethod ? "\") on" : "\") on the class of")
            + " the sub-resource locator "
            + type
            + "."
            + method
            + " would not guard it: write it on the methods, or on the class, of the sub-resource"
            + (onMethod ? "" : ", and here on each resource method"));
  }

  /** The nearest declaration with any of these annotations decides. */
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
}
