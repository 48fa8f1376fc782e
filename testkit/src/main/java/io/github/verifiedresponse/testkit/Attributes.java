package io.github.verifiedresponse.testkit;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of one request, as containers keep them. */
final class Attributes {
  private final Map<String, Object> values = new HashMap<>();

  @Nullable Object get(String name) {
    return values.get(name);
  }

  void set(String name, @Nullable Object value) {
    if (value == null) {
      values.remove(name);
    } else {
      values.put(name, value);
    }
  }

  Map<String, Object> all() {
    return Map.copyOf(values);
  }
}
