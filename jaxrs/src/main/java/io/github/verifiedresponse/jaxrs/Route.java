package io.github.verifiedresponse.jaxrs;

import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * A resource method as a log line names it: the templates of its class and of itself, where they
 * are written on these, and its name. A sub-resource has its name only.
 */
final class Route {
  private Route() {}

  static String of(Class<?> type, Method method) {
    String name = method.getDeclaringClass().getSimpleName() + "." + method.getName();
    Class<?> declaring = declaring(type);
    return declaring.isAnnotationPresent(Path.class)
        ? (template(declaring) + template(method)).replace("//", "/") + " (" + name + ")"
        : name;
  }

  /** Servers hand in subclasses that they make. */
  private static Class<?> declaring(Class<?> type) {
    @Nullable Class<?> each = type;
    while (each != null && !each.isAnnotationPresent(Path.class)) {
      each = each.getSuperclass();
    }
    return each == null ? type : each;
  }

  private static String template(AnnotatedElement element) {
    Path path = element.getAnnotation(Path.class);
    return path == null ? "" : path.value().startsWith("/") ? path.value() : "/" + path.value();
  }
}
