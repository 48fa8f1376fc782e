package io.github.verifiedresponse.config;

import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an IDE is told of the values of a setting, found by giving its parser values.
 *
 * @param type the Java type of its values, or {@code String} for those in a form of their own
 * @param choices the only values, sorted; empty when others are possible or the type names them
 */
record SettingType(Class<?> type, Set<String> choices) {
  private static final Set<String> TRUTH = Set.of("true", "false");
  private static final Pattern HYPHEN = Pattern.compile("-([a-z])");

  static SettingType of(Setting<?> setting) {
    return setting.parser() instanceof SettingValues.Choice<?> choice
        ? ofChoice(choice.values())
        : new SettingType(byValues(setting), Set.of());
  }

  private static SettingType ofChoice(SortedMap<String, ?> values) {
    if (values.keySet().equals(TRUTH)) {
      return new SettingType(Boolean.class, Set.of());
    }
    Class<?> type = values.values().iterator().next().getClass();
    boolean isOpen = type.isEnum() && Modifier.isPublic(type.getModifiers());
    return new SettingType(isOpen ? type : String.class, new TreeSet<>(values.keySet()));
  }

  private static Class<?> byValues(Setting<?> setting) {
    if (reads(setting, "PT1S", Duration.class)) {
      return Duration.class;
    }
    if (reads(setting, "2026-12-01T00:00:00Z", Instant.class)) {
      return Instant.class;
    }
    return reads(setting, "7", Integer.class) && !reads(setting, "7KiB", Integer.class)
        ? Integer.class
        : String.class;
  }

  private static boolean reads(Setting<?> setting, String text, Class<?> type) {
    return read(setting, text).filter(type::isInstance).isPresent();
  }

  private static Optional<Object> read(Setting<?> setting, String text) {
    try {
      return Optional.of(setting.parser().apply(text));
    } catch (IllegalArgumentException another) {
      return Optional.empty();
    }
  }

  /** {@return the default as JSON has it} */
  Object value(String text) {
    if (type == Boolean.class) {
      return Boolean.valueOf(text);
    }
    return type == Integer.class ? (Object) Integer.valueOf(text) : text;
  }

  /** {@return a key, such as {@code max-age}, as the name of a Java property} */
  static String property(String key) {
    Matcher hyphens = HYPHEN.matcher(key);
    return hyphens.replaceAll(letter -> letter.group(1).toUpperCase(Locale.ROOT));
  }
}
