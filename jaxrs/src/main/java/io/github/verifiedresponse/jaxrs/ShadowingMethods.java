package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.placement.AnnotationLookup;
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
final class ShadowingMethods {
  private static final String TEMPLATE = "{";
  private static final String SPANNING = "./\\^";

  private ShadowingMethods() {}

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
        + ", and the sender can choose between them: guard it too, or write @VerifiedResponse on"
        + " the class";
  }

  private static boolean isGuarded(Class<?> type, Method method) {
    return AnnotationLookup.onMethod(type, method).isPresent();
  }

  private static boolean sharesMethod(Class<?> type, Method one, Method other) {
    return httpMethods(type, one).stream().anyMatch(httpMethods(type, other)::contains);
  }

  private static Set<String> httpMethods(Class<?> type, Method method) {
    return AnnotationLookup.declarations(type, method).stream()
        .flatMap(declaration -> Arrays.stream(declaration.getAnnotations()))
        .map(Annotation::annotationType)
        .filter(annotation -> annotation.isAnnotationPresent(HttpMethod.class))
        .map(annotation -> annotation.getAnnotation(HttpMethod.class).value())
        .collect(Collectors.toSet());
  }

  private static String path(Class<?> type, Method method) {
    String path =
        AnnotationLookup.declarations(type, method).stream()
            .filter(declaration -> declaration.isAnnotationPresent(Path.class))
            .map(declaration -> declaration.getAnnotation(Path.class).value())
            .findFirst()
            .orElse("");
    return path.replaceAll("^/+|/+$", "");
  }

  /** Segment by segment, and a template may match any; or only as far as the text before it. */
  private static boolean overlap(String one, String other) {
    if (spansSegments(one) || spansSegments(other)) {
      return mayGoOnAs(one, other) || mayGoOnAs(other, one);
    }
    String[] ones = one.split("/", -1);
    String[] others = other.split("/", -1);
    return ones.length == others.length
        && IntStream.range(0, ones.length)
            .allMatch(
                i ->
                    ones[i].equals(others[i])
                        || ones[i].contains(TEMPLATE)
                        || others[i].contains(TEMPLATE));
  }

  private static boolean mayGoOnAs(String template, String path) {
    return template.contains(TEMPLATE) && literalStart(path).startsWith(literalStart(template));
  }

  private static String literalStart(String path) {
    int template = path.indexOf(TEMPLATE);
    return template < 0 ? path : path.substring(0, template);
  }

  /** Whether a template's expression holds a character by which it might match a slash too. */
  private static boolean spansSegments(String path) {
    int depth = 0;
    boolean inExpression = false;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}') {
        depth--;
        inExpression &= depth > 0;
      } else if (c == ':' && depth == 1) {
        inExpression = true;
      } else if (inExpression && SPANNING.indexOf(c) >= 0) {
        return true;
      }
    }
    return false;
  }
}
