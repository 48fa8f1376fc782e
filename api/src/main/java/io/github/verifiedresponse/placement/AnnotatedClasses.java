package io.github.verifiedresponse.placement;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistakes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The annotated classes of an application, as far as they can be known at start: those that the
 * container has found, and those of {@code WEB-INF/classes}, since containers find none whose
 * annotation is on a method, on another annotation or on what the class inherits.
 */
public final class AnnotatedClasses {
  private static final String CLASSES = "/WEB-INF/classes/";
  private static final String ENDING = ".class";

  private final Set<Class<?>> all = new LinkedHashSet<>();

  private AnnotatedClasses() {}

  /**
   * {@return the annotated classes}
   *
   * @param found the classes that the container has found, or null
   * @param listing the paths directly below a directory of the application, or null, as {@code
   *     ServletContext.getResourcePaths} answers
   * @param content the content of a path, or null
   * @param loader the application's
   */
  public static AnnotatedClasses of(
      @Nullable Set<Class<?>> found,
      Function<String, @Nullable Set<String>> listing,
      Function<String, @Nullable InputStream> content,
      ClassLoader loader) {
    AnnotatedClasses classes = new AnnotatedClasses();
    if (found != null) {
      classes.all.addAll(found);
    }
    List<String> files = new ArrayList<>();
    list(CLASSES, listing, files);
    boolean more = !files.isEmpty();
    while (more) { // what inherits from a class that was found is found by that one's name
      List<String> marks = classes.marks();
      more =
          files.removeIf(file -> mentions(content.apply(file), marks) && classes.add(file, loader));
    }
    return classes;
  }

  /** {@return all that were found} */
  public Set<Class<?>> all() {
    return Set.copyOf(all);
  }

  /**
   * Refuses what nothing could guard.
   *
   * @throws ConfigurationException naming the class and the fix
   */
  public void refuseUnguardable() {
    Mistakes mistakes = new Mistakes();
    all.forEach(type -> mistakes.in(() -> GuardedBy.refuseUnguardable(type)));
    mistakes.report();
  }

  /**
   * Refuses what only an interceptor could guard, and CDI makes no bean of; and handlers of
   * Spring's, which Spring has not said to be guarded.
   *
   * @param isBean whether CDI intercepts the methods of a class, or Spring looks what guards it
   * @throws ConfigurationException naming the class and the fix
   */
  public void refuseOthersThanBeans(Predicate<Class<?>> isBean) {
    Mistakes mistakes = new Mistakes();
    for (Class<?> type : all) {
      GuardedBy by = GuardedBy.of(type);
      boolean needed =
          by == GuardedBy.SPRING_HANDLER
              || (by == GuardedBy.INTERCEPTOR && !isInheritedByAGuardedOne(type));
      if (needed && !isBean.test(type)) {
        mistakes.add(GuardedBy.notABean(type));
      }
    }
    mistakes.report();
  }

  private boolean isInheritedByAGuardedOne(Class<?> type) {
    return all.stream()
        .filter(each -> each != type && type.isAssignableFrom(each))
        .map(GuardedBy::of)
        .anyMatch(by -> by == GuardedBy.SERVLET_FILTER || by == GuardedBy.JAX_RS_FILTER);
  }

  private static void list(
      String directory, Function<String, @Nullable Set<String>> listing, List<String> files) {
    Set<String> paths = listing.apply(directory);
    for (String path : paths == null ? Set.<String>of() : paths) {
      if (path.endsWith("/")) {
        list(path, listing, files);
      } else if (path.endsWith(ENDING)) {
        files.add(path);
      }
    }
  }

  /** How the constants of a class file spell an annotation, or what may be inherited from. */
  private List<String> marks() {
    List<String> marks = new ArrayList<>();
    marks.add(VerifiedResponse.class.descriptorString());
    for (Class<?> type : all) {
      if (type.isAnnotation()) {
        marks.add(type.descriptorString());
      } else if (!Modifier.isFinal(type.getModifiers())) {
        marks.add(type.getName().replace('.', '/'));
      }
    }
    // as the bytes of a file are read
    marks.replaceAll(
        mark -> new String(mark.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
    return marks;
  }

  private static boolean mentions(@Nullable InputStream content, List<String> marks) {
    if (content == null) {
      return false;
    }
    try (content) {
      String constants = new String(content.readAllBytes(), StandardCharsets.ISO_8859_1);
      return marks.stream().anyMatch(constants::contains);
    } catch (IOException e) {
      throw new UncheckedIOException("a class of the application cannot be read", e);
    }
  }

  /** {@return whether the class was new and is annotated} */
  private boolean add(String file, ClassLoader loader) {
    String name =
        file.substring(CLASSES.length(), file.length() - ENDING.length()).replace('/', '.');
    try {
      Class<?> type = Class.forName(name, false, loader);
      return isAnnotated(type) && all.add(type);
    } catch (ClassNotFoundException | LinkageError | TypeNotPresentException incomplete) {
      return false; // what it inherits or declares is missing, so that nothing can use it
    }
  }

  private static boolean isAnnotated(Class<?> type) {
    return type.isAnnotation()
        ? AnnotationLookup.onElement(type).isPresent()
        : GuardedBy.isAnnotated(type);
  }
}
