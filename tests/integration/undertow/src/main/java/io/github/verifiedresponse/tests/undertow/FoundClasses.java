package io.github.verifiedresponse.tests.undertow;

import io.github.classgraph.ClassGraph;
import io.github.classgraph.ClassInfoList;
import io.github.classgraph.ScanResult;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.annotation.HandlesTypes;
import java.lang.annotation.Annotation;
import java.net.URLClassLoader;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The application's classes, its libraries' too; the server's are not looked at. */
record FoundClasses(ScanResult scan, ClassLoader loader) implements AutoCloseable {

  static FoundClasses of(URLClassLoader loader) {
    ScanResult scan =
        new ClassGraph()
            .overrideClassLoaders(loader)
            .ignoreParentClassLoaders()
            .enableAnnotationInfo()
            .enableFieldInfo()
            .enableMethodInfo()
            .ignoreClassVisibility()
            .ignoreFieldVisibility()
            .ignoreMethodVisibility()
            .scan();
    return new FoundClasses(scan, loader);
  }

  /** {@return the classes that bear an annotation themselves} */
  List<Class<?>> annotatedWith(Class<? extends Annotation> annotation) {
    return load(scan.getClassesWithAnnotation(annotation).directOnly());
  }

  /** {@return the classes that an initialiser asks for; null, says the specification, for none} */
  @Nullable Set<Class<?>> handledBy(Class<? extends ServletContainerInitializer> initializer) {
    HandlesTypes handles = initializer.getAnnotation(HandlesTypes.class);
    Set<Class<?>> found = new LinkedHashSet<>();
    if (handles != null) {
      for (Class<?> type : handles.value()) {
        found.addAll(load(relatedTo(type)));
      }
    }
    return found.isEmpty() ? null : found;
  }

  private ClassInfoList relatedTo(Class<?> type) {
    if (type.isAnnotation()) {
      Class<? extends Annotation> annotation = type.asSubclass(Annotation.class);
      return scan.getClassesWithAnnotation(annotation)
          .directOnly()
          .union(
              scan.getClassesWithMethodAnnotation(annotation).directOnly(),
              scan.getClassesWithFieldAnnotation(annotation).directOnly());
    }
    return type.isInterface() ? scan.getClassesImplementing(type) : scan.getSubclasses(type);
  }

  private List<Class<?>> load(ClassInfoList found) {
    return found.getNames().stream().<Class<?>>map(this::load).toList();
  }

  /** Not initialised: static fields are the application's business. */
  private Class<?> load(String name) {
    try {
      return Class.forName(name, false, loader);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    scan.close();
  }
}
