package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.placement.AnnotationLookup;
import io.github.verifiedresponse.placement.GuardedBy;
import io.github.verifiedresponse.quarkus.Resources;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses annotations that would guard nothing in the application that is built.
 *
 * @param resources the names of the classes that Quarkus REST has as resources or sub-resources
 * @param beans the names of the classes of which CDI has beans
 * @param intercepted the methods before which the CDI interceptor runs, as {@link #name}
 * @param replacements of resources
 */
record PlacementRules(
    Set<String> resources, Set<String> beans, Set<String> intercepted, Replacements replacements) {

  /**
   * {@return whether the class is a resource, so that its verifier must be there at start}
   *
   * @param type an annotated class, or one that inherits from such a class
   * @throws ConfigurationException naming the class or method, what it is, and the fix
   */
  boolean check(Class<?> type) {
    GuardedBy.refuseUnguardable(type);
    switch (GuardedBy.of(type)) {
      case JAX_RS_FILTER -> requireResource(type);
      case SERVLET_FILTER ->
          throw GuardedBy.wouldNotGuard(
              type,
              "it is a servlet, but the Quarkus extension only guards resources of Quarkus REST:"
                  + " make it a resource (@Path)");
      case SPRING_HANDLER ->
          throw GuardedBy.wouldNotGuard(
              type,
              "it is a Spring handler, but the Quarkus extension only guards resources of Quarkus"
                  + " REST: make it a resource (@Path)");
      case INTERCEPTOR -> requireIntercepted(type);
      case HEIRS, ITSELF, NOTHING -> {
        return false;
      }
    }
    return GuardedBy.of(type) == GuardedBy.JAX_RS_FILTER;
  }

  /**
   * Checks a servlet that is registered, and whose class is in no index.
   *
   * @throws ConfigurationException when it is annotated
   */
  void checkServlet(Class<?> type) {
    if (GuardedBy.isAnnotated(type)) {
      check(type);
    }
  }

  /** An abstract one counts where it is inherited, and so does a client's interface. */
  private void requireResource(Class<?> type) {
    if (!Modifier.isAbstract(type.getModifiers())) {
      requireServed(type);
      replacements.refuse(type);
    }
    Resources.refuseOnLocators(type);
    Resources.refuseOnOtherMethods(type);
  }

  private void requireServed(Class<?> type) {
    if (!isServed(type)) {
      throw GuardedBy.wouldNotGuard(
          type,
          "Quarkus REST has no resource of this class: add @Path to it or to the resource that"
              + " leads to it, and have its jar indexed (quarkus.index-dependency)");
    }
  }

  /** A sub-resource may be known by what it inherits from only. */
  private boolean isServed(@Nullable Class<?> type) {
    return type != null
        && (resources.contains(type.getName())
            || isServed(type.getSuperclass())
            || Stream.of(type.getInterfaces()).anyMatch(this::isServed));
  }

  /** CDI binds interceptors to annotations of the class and its methods, and to no interface's. */
  private void requireIntercepted(Class<?> type) {
    if (!beans.contains(type.getName())) {
      throw GuardedBy.notABean(type);
    }
    Stream.concat(Stream.of(type.getMethods()), Stream.of(type.getDeclaredMethods()))
        .filter(method -> method.getDeclaringClass() != Object.class)
        .filter(method -> !method.isSynthetic())
        .filter(PlacementRules::isMeant)
        .filter(method -> AnnotationLookup.onMethod(type, method).isPresent())
        .filter(method -> !intercepted.contains(name(type, method)))
        .findFirst()
        .ifPresent(method -> refuseUnbound(type, method));
  }

  private static void refuseUnbound(Class<?> type, Method method) {
    throw GuardedBy.wouldNotGuard(
        type,
        "CDI does not intercept "
            + method.getName()
            + ": write it on the bean's own class or on one of its own methods that is neither"
            + " private nor static");
  }

  /** A class's annotation means none of its static methods. */
  private static boolean isMeant(Method method) {
    return !Modifier.isStatic(method.getModifiers())
        || AnnotationLookup.onElement(method).isPresent();
  }

  private static String name(Class<?> type, Method method) {
    return name(
        type.getName(),
        method.getName(),
        Stream.of(method.getParameterTypes()).map(Class::getName));
  }

  /** {@return what tells a method from its overloads} */
  static String name(String type, String method, Stream<String> parameters) {
    return type + "." + method + parameters.collect(Collectors.joining(",", "(", ")"));
  }
}
