package io.github.verifiedresponse.placement;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What could guard an annotated class: most classes are called by code that looks at no annotation.
 * Types are known by their names, because each of the APIs may be absent.
 */
public enum GuardedBy {
  /** The servlet filter: the class is a servlet. */
  SERVLET_FILTER,
  /** The JAX-RS filter: the class is a resource or a sub-resource. */
  JAX_RS_FILTER,
  /**
   * A servlet filter for its path, where Spring Boot shows that there is one: the class is a
   * handler of Spring's.
   */
  SPRING_HANDLER,
  /** The CDI interceptor, where CDI makes a bean of the class. */
  INTERCEPTOR,
  /** The class is abstract, an interface or an annotation: it counts where it is inherited. */
  HEIRS,
  /** The class is an interceptor, which names the annotation as its binding. */
  ITSELF,
  /** Nothing. */
  NOTHING;

  private static final String FIX =
      ": write it on the servlet, the JAX-RS resource or the CDI bean that handles the request";

  private static final String FIX_ANYWHERE =
      ": write it on the servlet, the JAX-RS resource, the Spring handler or the CDI bean that"
          + " handles the request";

  private static final String SPRING_FIX =
      "it is a Spring handler, and Spring does not read this annotation: map VerifiedResponseFilter"
          + " to the <servlet-name> of Spring's DispatcherServlet and remove the annotation";

  /** Also when the class is a servlet or a resource as well: it is called unguarded as this. */
  private static final Map<String, String> NEVER =
      Map.of(
          "jakarta.servlet.Filter", "a servlet filter",
          "jakarta.ws.rs.core.Application", "a JAX-RS Application",
          "jakarta.websocket.Endpoint", "a WebSocket endpoint",
          "jakarta.websocket.server.ServerEndpoint", "a WebSocket endpoint",
          "jakarta.websocket.ClientEndpoint", "a WebSocket endpoint");

  private static final String SPRING_CONTROLLER = "org.springframework.stereotype.Controller";
  private static final String PROVIDER = "a JAX-RS provider";
  private static final String LISTENER = "a listener";

  /** {@return what could guard a class, if it or one of its methods is annotated} */
  public static GuardedBy of(Class<?> type) {
    Set<String> names = names(type);
    if (names.stream().anyMatch(NEVER::containsKey)) {
      return NOTHING;
    }
    if (names.contains("jakarta.interceptor.Interceptor")
        || type.getName().equals("io.github.verifiedresponse.cdi.VerifiedResponseInterceptor")) {
      return ITSELF; // the second by its name, because without CDI its annotation cannot be read
    }
    if (names.contains("jakarta.servlet.Servlet")) {
      return SERVLET_FILTER;
    }
    if (names.contains(SPRING_CONTROLLER)) {
      return SPRING_HANDLER;
    }
    if (names.contains("jakarta.ws.rs.Path") || hasResourceMethod(type)) {
      return JAX_RS_FILTER;
    }
    if (names.stream().anyMatch(GuardedBy::isProviderOrListener)) {
      return NOTHING;
    }
    return Modifier.isAbstract(type.getModifiers()) ? HEIRS : INTERCEPTOR;
  }

  /** {@return whether a request's path leads to objects of a class without another resource} */
  public static boolean isRootResource(Class<?> type) {
    return names(type).contains("jakarta.ws.rs.Path");
  }

  /** {@return whether the class, something that it inherits, or one of its methods is annotated} */
  public static boolean isAnnotated(Class<?> type) {
    return AnnotationLookup.guards(type).findAny().isPresent();
  }

  /**
   * Refuses an annotation that nothing heeds.
   *
   * @throws ConfigurationException naming the class, what it is, and the fix
   */
  public static void refuseUnguardable(Class<?> type) {
    if (of(type) == NOTHING) {
      throw wouldNotGuard(
          type, "it is " + kind(type) + ", which no filter runs before" + fix(type));
    }
  }

  /** {@return the refusal of a class that CDI makes no bean of} */
  public static ConfigurationException notABean(Class<?> type) {
    if (of(type) == SPRING_HANDLER) {
      return wouldNotGuard(type, SPRING_FIX);
    }
    return wouldNotGuard(
        type, "it is not a servlet, a JAX-RS resource or a CDI bean with a scope" + FIX);
  }

  /** {@return a refusal that begins as all of them do} */
  public static ConfigurationException wouldNotGuard(Class<?> type, String why) {
    return ConfigurationException.of(
        Mistake.UNGUARDABLE,
        "@VerifiedResponse on " + type.getName() + " would not guard it: " + why);
  }

  /**
   * {@return the refusal of a payload that would be injected once, and then be handed to every
   * later request}
   *
   * @param place the injection point
   */
  public static ConfigurationException stalePayload(String place) {
    return ConfigurationException.of(
        Mistake.UNGUARDABLE,
        "the VerifiedPayload that is injected into "
            + place
            + " would be that of an earlier request, because the object that contains it lives"
            + " longer: annotate the bean with @RequestScoped, inject Instance<VerifiedPayload>, or"
            + " ask VerifiedPayload.require for it");
  }

  private static String fix(Class<?> type) {
    return names(type).contains("jakarta.ws.rs.core.Application")
        ? ": write it on the resource classes, or map VerifiedResponseFilter to the <servlet-name> "
            + type.getName()
        : FIX_ANYWHERE;
  }

  private static String kind(Class<?> type) {
    Set<String> names = names(type);
    return NEVER.entrySet().stream()
        .filter(each -> names.contains(each.getKey()))
        .map(Map.Entry::getValue)
        .sorted()
        .findFirst()
        .orElse(names.stream().anyMatch(GuardedBy::isProvider) ? PROVIDER : LISTENER);
  }

  private static boolean isProviderOrListener(String name) {
    return isProvider(name)
        || (name.startsWith("jakarta.servlet.") && name.endsWith("Listener"))
        || name.equals("jakarta.servlet.ServletContainerInitializer");
  }

  private static boolean isProvider(String name) {
    return name.startsWith("jakarta.ws.rs.ext.")
        || (name.startsWith("jakarta.ws.rs.container.") && name.endsWith("Filter"))
        || name.equals("jakarta.ws.rs.core.Feature");
  }

  private static boolean hasResourceMethod(Class<?> type) {
    return Stream.of(type.getMethods())
        .flatMap(method -> AnnotationLookup.declarations(type, method).stream())
        .anyMatch(GuardedBy::isResourceMethod);
  }

  private static boolean isResourceMethod(Method method) {
    return annotations(method)
        .anyMatch(
            annotation ->
                annotation.getName().equals("jakarta.ws.rs.Path")
                    || annotations(annotation)
                        .anyMatch(meta -> meta.getName().equals("jakarta.ws.rs.HttpMethod")));
  }

  /** Of the class, its superclasses, its interfaces, and their annotations, however far. */
  private static Set<String> names(Class<?> type) {
    return AnnotationLookup.hierarchy(type).stream()
        .flatMap(AnnotationLookup::annotated)
        .map(each -> ((Class<?>) each).getName())
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  private static Stream<Class<? extends Annotation>> annotations(AnnotatedElement element) {
    return Stream.of(element.getAnnotations()).map(Annotation::annotationType);
  }
}
