package io.github.verifiedresponse.placement;

import io.github.verifiedresponse.Acceptance;
import io.github.verifiedresponse.NotVerifiedException;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import java.lang.annotation.Annotation;
import java.lang.annotation.Repeatable;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the {@link VerifiedResponse} that guards a class or a method, wherever it is written.
 *
 * <p>The containers' own binding of filters to annotations silently skips superclasses, interfaces,
 * overridden methods and meta-annotations: a guard that was written and does not guard. This
 * look-up skips none of them. A method's annotation goes before a type's, a class before its
 * interfaces, and an interface before those that it extends.
 */
public final class AnnotationLookup {
  private AnnotationLookup() {}

  /**
   * {@return what guards a type: itself, its nearest annotated superclass, or its interfaces}
   *
   * @throws IllegalArgumentException when two interfaces disagree of which none extends the other
   */
  public static Optional<VerifiedResponse> onType(Class<?> type) {
    return nearest(type, candidate -> Optional.of(candidate));
  }

  /**
   * {@return what guards a method of a type: the method, one that it overrides or implements, or
   * else the type}
   *
   * @param type the class that runs, perhaps a container's subclass of the application's
   * @param method the method that runs
   * @throws IllegalArgumentException when two interfaces disagree of which none extends the other
   */
  public static Optional<VerifiedResponse> onMethod(Class<?> type, Method method) {
    Optional<VerifiedResponse> onMethods =
        nearest(type, candidate -> overridden(candidate, method));
    return onMethods.isPresent() ? onMethods : onType(type);
  }

  /** {@return what guards a type, and what guards each of its methods} */
  public static Stream<VerifiedResponse> guards(Class<?> type) {
    return Stream.concat(
        onType(type).stream(),
        Stream.concat(Stream.of(type.getMethods()), Stream.of(type.getDeclaredMethods()))
            .flatMap(method -> onMethod(type, method).stream()));
  }

  /**
   * Refuses a payload that this guard does not take, though a filter did.
   *
   * @throws NotVerifiedException naming the fix
   */
  public static void requireAccepted(VerifiedResponse guard, VerifiedPayload payload) {
    if (!Acceptance.of(guard).accepts(payload)) {
      throw new NotVerifiedException(
          "what is guarded by @VerifiedResponse(\""
              + guard.value()
              + "\") accepts fewer outcomes or types than the filter or endpoint before it: write"
              + " accept and types there too");
    }
  }

  /**
   * {@return the annotation of this one element: direct, or on one of its annotations' types, on
   * the annotations of those, and so on; the nearest counts, also where it is repeated}
   */
  public static Optional<VerifiedResponse> onElement(AnnotatedElement element) {
    return annotated(element)
        .flatMap(each -> Optional.ofNullable(each.getAnnotation(VerifiedResponse.class)).stream())
        .findFirst();
  }

  /** An element, then its annotations' types, then the types of their annotations, and so on. */
  static Stream<AnnotatedElement> annotated(AnnotatedElement element) {
    Set<AnnotatedElement> all = new LinkedHashSet<>(Set.of(element));
    List<AnnotatedElement> level = List.of(element);
    while (!level.isEmpty()) {
      level =
          level.stream()
              .flatMap(each -> Stream.of(each.getAnnotations()))
              .<AnnotatedElement>flatMap(each -> types(each.annotationType()))
              .filter(all::add)
              .toList();
    }
    return all.stream();
  }

  /** An annotation that is written twice is there in its container only: that one's type counts. */
  private static Stream<Class<?>> types(Class<? extends Annotation> annotation) {
    return Stream.concat(
        Stream.of(annotation),
        Stream.of(annotation.getDeclaredMethods())
            .filter(attribute -> attribute.getName().equals("value"))
            .flatMap(value -> Stream.ofNullable(value.getReturnType().getComponentType()))
            .filter(each -> isContainedIn(annotation, each)));
  }

  private static boolean isContainedIn(Class<?> container, Class<?> annotation) {
    Repeatable repeatable = annotation.getAnnotation(Repeatable.class);
    return repeatable != null && repeatable.value() == container;
  }

  /**
   * {@return the method of a type, then each that it overrides or implements: of the superclasses,
   * nearest first, and of the interfaces}
   *
   * @param type the class that runs
   * @param method the method that runs, declared by the type or inherited
   */
  public static List<Method> declarations(Class<?> type, Method method) {
    return hierarchy(type).stream().flatMap(c -> overridden(c, method).stream()).toList();
  }

  /** The type, its superclasses, nearest first, and all interfaces. */
  static Set<Class<?>> hierarchy(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      all.add(c);
    }
    all.addAll(interfaces(type));
    return all;
  }

  private static Optional<VerifiedResponse> nearest(
      Class<?> type, Function<Class<?>, Optional<? extends AnnotatedElement>> place) {
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      Optional<VerifiedResponse> found = place.apply(c).flatMap(AnnotationLookup::onElement);
      if (found.isPresent()) {
        return found;
      }
    }
    Map<Class<?>, VerifiedResponse> found = new LinkedHashMap<>();
    for (Class<?> c : interfaces(type)) {
      place.apply(c).flatMap(AnnotationLookup::onElement).ifPresent(guard -> found.put(c, guard));
    }
    Set<Class<?>> annotated = Set.copyOf(found.keySet());
    found.keySet().removeIf(c -> annotated.stream().anyMatch(d -> d != c && c.isAssignableFrom(d)));
    if (found.values().stream().distinct().count() > 1) {
      throw ConfigurationException.of(
          Mistake.DISAGREEMENT,
          "the interfaces of "
              + type.getName()
              + " have different @VerifiedResponse annotations: write it on the class or its"
              + " method");
    }
    return found.values().stream().findFirst();
  }

  private static Set<Class<?>> interfaces(Class<?> type) {
    Set<Class<?>> all = new LinkedHashSet<>();
    for (Class<?> c = type; c != null; c = c.getSuperclass()) {
      for (Class<?> direct : c.getInterfaces()) {
        if (all.add(direct)) {
          all.addAll(interfaces(direct));
        }
      }
    }
    return all;
  }

  /** A bridge last: what it leads to is in the same class, and compilers annotate both. */
  private static Optional<Method> overridden(Class<?> type, Method method) {
    List<Method> sameName = new ArrayList<>();
    for (Method candidate : type.getDeclaredMethods()) {
      if (candidate.getName().equals(method.getName())
          && candidate.getParameterCount() == method.getParameterCount()) {
        sameName.add(candidate);
      }
    }
    return first(sameName, c -> !c.isBridge() && sameParameters(c, method))
        .or(() -> first(sameName, c -> !c.isBridge() && isGenericOf(c, method)))
        .or(() -> first(sameName, c -> sameParameters(c, method)));
  }

  private static Optional<Method> first(List<Method> candidates, Predicate<Method> wanted) {
    return candidates.stream().filter(wanted).findFirst();
  }

  private static boolean sameParameters(Method candidate, Method method) {
    return Arrays.equals(candidate.getParameterTypes(), method.getParameterTypes());
  }

  /** Whether each parameter is the same, or a type variable that can be the method's. */
  private static boolean isGenericOf(Method candidate, Method method) {
    Class<?>[] erased = candidate.getParameterTypes();
    Type[] generic = candidate.getGenericParameterTypes();
    Class<?>[] actual = method.getParameterTypes();
    for (int i = 0; i < actual.length; i++) {
      boolean same = Objects.equals(erased[i], actual[i]);
      boolean variable = !(generic[i] instanceof Class) && erased[i].isAssignableFrom(actual[i]);
      if (!same && !variable) {
        return false;
      }
    }
    return true;
  }
}
