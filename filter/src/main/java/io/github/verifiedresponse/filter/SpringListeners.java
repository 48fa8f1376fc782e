package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.placement.GuardedBy;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EventListener;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * The annotated listeners that beans register in code. No server tells which listeners it has, so
 * they are looked for among what the class file of a bean names beside {@code addListener}.
 */
final class SpringListeners {
  private static final String SPRING = "org.springframework.";
  private static final String METHOD = "addListener";
  private static final Pattern CLASS_NAME = Pattern.compile("[\\w$]+(?:[./][\\w$]+)+");

  private SpringListeners() {}

  /** {@return those of all beans; none is made for it} */
  static Stream<Class<?>> of(ConfigurableListableBeanFactory beans) {
    return Stream.concat(
            Stream.of(beans.getBeanDefinitionNames()), Stream.of(beans.getSingletonNames()))
        .distinct()
        .flatMap(name -> Stream.<Class<?>>ofNullable(beans.getType(name, false)))
        .<Class<?>>map(ClassUtils::getUserClass)
        .distinct()
        .flatMap(SpringListeners::namedBy);
  }

  /** {@return those that a class names: as a class, or by a text} */
  static Stream<Class<?>> namedBy(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    if (loader == null || type.getName().startsWith(SPRING)) {
      return Stream.empty();
    }
    Set<String> texts =
        texts(
            loader.getResourceAsStream(
                ClassUtils.convertClassNameToResourcePath(type.getName()) + ".class"));
    return texts.contains(METHOD)
        ? texts.stream()
            .filter(text -> CLASS_NAME.matcher(text).matches())
            .flatMap(text -> listener(text.replace('/', '.'), loader).stream())
        : Stream.empty();
  }

  private static Optional<Class<?>> listener(String name, ClassLoader loader) {
    try {
      Class<?> type = Class.forName(name, false, loader);
      return EventListener.class.isAssignableFrom(type) && GuardedBy.isAnnotated(type)
          ? Optional.of(type)
          : Optional.empty();
    } catch (ClassNotFoundException | LinkageError | TypeNotPresentException none) {
      return Optional.empty();
    }
  }

  /** A class that was made at run time, such as that of a lambda, has no file. */
  private static Set<String> texts(@Nullable InputStream file) {
    if (file == null) {
      return Set.of();
    }
    try (DataInputStream content = new DataInputStream(file)) {
      return constants(content);
    } catch (EOFException unknown) {
      return Set.of();
    } catch (IOException e) {
      throw new UncheckedIOException("a class of the application cannot be read", e);
    }
  }

  /** The Java Virtual Machine Specification, section 4.4: a constant begins with its kind. */
  private static Set<String> constants(DataInputStream content) throws IOException {
    Set<String> texts = new LinkedHashSet<>();
    content.skipNBytes(8); // the magic number and the version
    int count = content.readUnsignedShort();
    for (int i = 1; i < count; i++) {
      int kind = content.readUnsignedByte();
      switch (kind) {
        case 1 -> texts.add(content.readUTF());
        case 7, 8, 16, 19, 20 -> content.skipNBytes(2);
        case 15 -> content.skipNBytes(3);
        case 3, 4, 9, 10, 11, 12, 17, 18 -> content.skipNBytes(4);
        case 5, 6 -> {
          content.skipNBytes(8);
          i++; // a long or double counts twice
        }
        default -> throw new EOFException("a constant of the kind " + kind);
      }
    }
    return texts;
  }
}
