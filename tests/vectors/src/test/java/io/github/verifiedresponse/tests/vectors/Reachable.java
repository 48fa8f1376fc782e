package io.github.verifiedresponse.tests.vectors;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The house's own objects that can be reached from one through fields and collections. */
final class Reachable {
  private static final String HOUSE = "io.github.verifiedresponse.";

  private final Set<Object> found = Collections.newSetFromMap(new IdentityHashMap<>());
  private final Deque<Object> open = new ArrayDeque<>();

  private Reachable() {}

  static Set<Object> from(Object... starts) {
    Reachable reachable = new Reachable();
    for (Object start : starts) {
      reachable.visit(start);
    }
    while (!reachable.open.isEmpty()) {
      reachable.follow(reachable.open.remove());
    }
    return reachable.found;
  }

  private void visit(@Nullable Object object) {
    if (object instanceof Iterable<?> many && !object.getClass().getName().contains("jackson")) {
      many.forEach(this::visit);
    } else if (object != null && isOurs(object.getClass()) && found.add(object)) {
      open.add(object);
    }
  }

  /** The tests' own classes stand for an application's, which may say what they like. */
  private static boolean isOurs(Class<?> type) {
    return type.getName().startsWith(HOUSE) && !type.getName().startsWith(HOUSE + "tests.");
  }

  private void follow(Object object) {
    for (Class<?> type = object.getClass(); type != null && isOurs(type); type = parent(type)) {
      for (Field field : type.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && !type.isHidden()) {
          visit(value(field, object));
        }
      }
    }
  }

  private static @Nullable Class<?> parent(Class<?> type) {
    return type.getSuperclass();
  }

  private static @Nullable Object value(Field field, Object object) {
    try {
      field.setAccessible(true);
      return field.get(object);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
