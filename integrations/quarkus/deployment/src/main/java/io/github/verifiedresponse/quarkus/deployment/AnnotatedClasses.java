package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.VerifiedResponse;
import java.lang.annotation.Repeatable;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jspecify.annotations.Nullable;

/**
 * Finds in an application's index each class that is annotated, itself or a method of it, by the
 * annotation or by one that is annotated with it however far, and each that inherits from such a
 * class or interface.
 */
final class AnnotatedClasses {
  private static final DotName VERIFIED_RESPONSE = DotName.createSimple(VerifiedResponse.class);
  private static final DotName REPEATABLE = DotName.createSimple(Repeatable.class);

  private final IndexView index;
  private final IndexView computing;
  private final ClassLoader loader;
  private final Map<DotName, Boolean> guards = new HashMap<>();

  private AnnotatedClasses(IndexView index, IndexView computing, ClassLoader loader) {
    this.index = index;
    this.computing = computing;
    this.loader = loader;
    guards.put(VERIFIED_RESPONSE, true);
  }

  /**
   * {@return the names of the classes, sorted}
   *
   * @param index of the application
   * @param computing also reads classes that are in no index, such as a library's annotations
   * @param loader of the application
   */
  static Set<String> in(IndexView index, IndexView computing, ClassLoader loader) {
    return new AnnotatedClasses(index, computing, loader).names();
  }

  private Set<String> names() {
    Set<String> names = new TreeSet<>();
    for (ClassInfo type : index.getKnownClasses()) {
      if (isAnnotated(type)) {
        names.add(type.name().toString());
        heirs(type).forEach(heir -> names.add(heir.name().toString()));
      }
    }
    return names;
  }

  private boolean isAnnotated(ClassInfo type) {
    return !type.isAnnotation()
        && type.annotationsMap().keySet().stream().anyMatch(name -> guards(name));
  }

  /** An annotation is looked at once; one that leads back to itself guards nothing by that. */
  private boolean guards(DotName annotation) {
    Boolean known = guards.putIfAbsent(annotation, false);
    if (known != null) {
      return known;
    }
    ClassInfo type = find(annotation);
    boolean isGuard =
        type != null
            && Stream.concat(
                    type.declaredAnnotations().stream().map(AnnotationInstance::name),
                    contained(type))
                .anyMatch(this::guards);
    guards.put(annotation, isGuard);
    return isGuard;
  }

  /** An annotation that is written twice is in the index by its container only. */
  private Stream<DotName> contained(ClassInfo container) {
    return Stream.ofNullable(container.method("value"))
        .map(MethodInfo::returnType)
        .filter(type -> type.kind() == Type.Kind.ARRAY)
        .map(type -> type.asArrayType().elementType().name())
        .filter(name -> isContainedIn(container, name));
  }

  private boolean isContainedIn(ClassInfo container, DotName annotation) {
    ClassInfo type = find(annotation);
    AnnotationInstance repeatable = type == null ? null : type.declaredAnnotation(REPEATABLE);
    return repeatable != null && repeatable.value().asClass().name().equals(container.name());
  }

  /**
   * Libraries are compiled with annotations that are not on the class path; Quarkus warns of these.
   */
  private @Nullable ClassInfo find(DotName annotation) {
    ClassInfo known = index.getClassByName(annotation);
    String file = annotation.toString('/') + ".class";
    return known == null && loader.getResource(file) != null
        ? computing.getClassByName(annotation)
        : known;
  }

  private Collection<ClassInfo> heirs(ClassInfo type) {
    Set<ClassInfo> heirs = new LinkedHashSet<>();
    if (type.isInterface()) {
      heirs.addAll(index.getAllKnownImplementations(type.name()));
      heirs.addAll(index.getAllKnownSubinterfaces(type.name()));
    } else {
      heirs.addAll(index.getAllKnownSubclasses(type.name()));
    }
    return heirs;
  }
}
