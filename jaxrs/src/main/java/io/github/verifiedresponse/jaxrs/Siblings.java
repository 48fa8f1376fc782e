package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.Placement;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Open methods that a sender reaches in a guarded one's place. Where two methods answer one HTTP
 * method at one path, the headers choose: Content-Type, Accept, or none of them; and a literal path
 * wins over a template.
 */
final class Siblings {
  private static final String TEMPLATE = "{";

  private Siblings() {}

  /** {@return what to say of each open method beside a guarded one, in the methods' order} */
  static List<String> warnings(Class<?> type) {
    List<Method> methods =
        Arrays.stream(type.getMethods())
            .filter(method -> !httpMethods(type, method).isEmpty())
            .sorted(Comparator.comparing(Method::toString))
            .toList();
    List<String> warnings = new ArrayList<>();
    for (Method open : methods) {
      methods.stream()
          .filter(guarded -> isGuarded(type, guarded) && !isGuarded(type, open))
          .filter(guarded -> sharesMethod(type, open, guarded))
          .filter(guarded -> overlap(path(type, open), path(type, guarded)))
          .findFirst()
          .ifPresent(guarded -> warnings.add(warning(type, open, guarded)));
    }
    return warnings;
  }

  private static String warning(Class<?> type, Method open, Method guarded) {
    return type.getName()
        + "."
        + open.getName()
        + " is open and answers the same requests as the guarded "
        + guarded.getName()
        + ", and whoever sends chooses between them: guard it too, or write @VerifiedResponse on the"
        + " class";
  }

  private static boolean isGuarded(Class<?> type, Method method) {
    return Placement.onMethod(type, method).isPresent();
  }

  private static boolean sharesMethod(Class<?> type, Method one, Method other) {
    return httpMethods(type, one).stream().anyMatch(httpMethods(type, other)::contains);
  }

  private static Set<String> httpMethods(Class<?> type, Method method) {
    return Placement.declarations(type, method).stream()
        .flatMap(declaration -> Arrays.stream(declaration.getAnnotations()))
        .map(Annotation::annotationType)
        .filter(annotation -> annotation.isAnnotationPresent(HttpMethod.class))
        .map(annotation -> annotation.getAnnotation(HttpMethod.class).value())
        .collect(Collectors.toSet());
  }

  private static String[] path(Class<?> type, Method method) {
    String path =
        Placement.declarations(type, method).stream()
            .filter(declaration -> declaration.isAnnotationPresent(Path.class))
            .map(declaration -> declaration.getAnnotation(Path.class).value())
            .findFirst()
            .orElse("");
    return path.replaceAll("^/+|/+$", "").split("/", -1);
  }

  /** Segment by segment. A template may stand for any; one with an expression even for several. */
  private static boolean overlap(String[] one, String[] other) {
    if (spansSegments(one) || spansSegments(other)) {
      return true;
    }
    return one.length == other.length
        && IntStream.range(0, one.length)
            .allMatch(
                i ->
                    one[i].equals(other[i])
                        || one[i].contains(TEMPLATE)
                        || other[i].contains(TEMPLATE));
  }

  private static boolean spansSegments(String[] path) {
    return Arrays.stream(path)
        .anyMatch(segment -> segment.contains(TEMPLATE) && segment.contains(":"));
  }
}
