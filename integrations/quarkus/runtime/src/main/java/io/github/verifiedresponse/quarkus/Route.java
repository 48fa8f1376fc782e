package io.github.verifiedresponse.quarkus;

import jakarta.ws.rs.Path;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;

/** A resource method as log lines and listeners name it. */
final class Route {
  private Route() {}

  /** {@return the templates of a class and its method, where they have them, and the name} */
  static String of(Class<?> type, Method method) {
    String name = type.getSimpleName() + "." + method.getName();
    return type.isAnnotationPresent(Path.class)
        ? (template(type) + template(method)).replace("//", "/") + " (" + name + ")"
        : name;
  }

  private static String template(AnnotatedElement element) {
    Path path = element.getAnnotation(Path.class);
    return path == null ? "" : path.value().startsWith("/") ? path.value() : "/" + path.value();
  }
}
