package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.placement.AnnotationLookup;
import io.github.verifiedresponse.placement.GuardedBy;
import io.github.verifiedresponse.quarkus.Resources;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Refuses annotations of what CDI may have in the place of a resource: Quarkus REST goes by the
 * class that has the path, and so does the guard.
 *
 * @param resources the names of the classes that Quarkus REST has as resources or sub-resources
 * @param beans the names of the classes of which CDI has beans
 * @param alternatives those of them that CDI prefers to what they inherit from
 * @param defaults those of them that give way to any other
 * @param produced the names of the types that producers return
 */
record Replacements(
    Set<String> resources,
    Set<String> beans,
    Set<String> alternatives,
    Set<String> defaults,
    Set<String> produced) {

  /**
   * Checks a class.
   *
   * @throws io.github.verifiedresponse.mistake.ConfigurationException naming the resource that it
   *     may replace, and the fix
   */
  void refuse(Class<?> type) {
    boolean isProduced = produced.contains(type.getName());
    Class<?> inherited = type.getSuperclass();
    while (inherited != null) {
      isProduced |= produced.contains(inherited.getName());
      if (isServed(inherited)
          && (isProduced || isPreferred(type, inherited))
          && brings(type, inherited)) {
        throw GuardedBy.wouldNotGuard(
            type,
            "CDI uses it in place of the resource that it extends, but Quarkus REST knows "
                + inherited.getName()
                + " only: annotate that as well");
      }
      inherited = inherited.getSuperclass();
    }
  }

  private boolean isServed(Class<?> type) {
    return resources.contains(type.getName()) && isRoot(type);
  }

  /** What is no bean, or a resource beside the other, may be a sub-resource of its own class. */
  private boolean isPreferred(Class<?> type, Class<?> inherited) {
    return beans.contains(type.getName())
        && (!resources.contains(type.getName())
            || alternatives.contains(type.getName())
            || defaults.contains(inherited.getName()));
  }

  private static boolean isRoot(@Nullable Class<?> type) {
    return type != null
        && (type.isAnnotationPresent(Path.class)
            || isRoot(type.getSuperclass())
            || Stream.of(type.getInterfaces()).anyMatch(Replacements::isRoot));
  }

  private static boolean brings(Class<?> type, Class<?> inherited) {
    return Stream.concat(
            Stream.of(inherited.getMethods()), Stream.of(inherited.getDeclaredMethods()))
        .filter(method -> Resources.answers(inherited, method))
        .anyMatch(method -> brings(type, inherited, method));
  }

  private static boolean brings(Class<?> type, Class<?> inherited, Method method) {
    Optional<?> guard = AnnotationLookup.onMethod(type, method);
    return guard.isPresent() && !guard.equals(AnnotationLookup.onMethod(inherited, method));
  }
}
