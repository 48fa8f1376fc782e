package io.github.verifiedresponse.config;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** MicroProfile Config, where the server has it; it knows system properties and environment too. */
final class MicroProfileSource implements SettingSource {
  private static final List<String> PROFILES =
      List.of("smallrye.config.profile", "mp.config.profile");

  private final Config config;
  private final List<String> prefixes;

  MicroProfileSource(ClassLoader loader) {
    this.config = ConfigProvider.getConfig(loader);
    this.prefixes =
        Stream.concat(profiles(config).stream().map(profile -> "%" + profile + "."), Stream.of(""))
            .toList();
  }

  /** {@return the active profiles, the strongest first} */
  private static List<String> profiles(Config config) {
    try {
      if (config.getClass().getMethod("getProfiles").invoke(config) instanceof List<?> profiles) {
        return profiles.stream().map(String::valueOf).toList();
      }
    } catch (ReflectiveOperationException notOfSmallRye) {
      // MicroProfile Config itself has a property, and nothing to ask
    }
    List<String> profiles =
        PROFILES.stream()
            .flatMap(name -> config.getOptionalValue(name, String.class).stream())
            .limit(1)
            .flatMap(text -> Stream.of(text.split(",")))
            .map(String::strip)
            .collect(Collectors.toCollection(ArrayList::new));
    Collections.reverse(profiles);
    return profiles;
  }

  /**
   * Each of its own sources, strongest first, and then the whole, which knows profiles. None where
   * a server has the API and nothing behind it.
   */
  static List<SettingSource> of(ClassLoader loader) {
    List<SettingSource> sources = new ArrayList<>();
    try {
      MicroProfileSource whole = new MicroProfileSource(loader);
      whole.config.getConfigSources().forEach(part -> sources.add(name -> whole.value(name, part)));
      sources.add(whole);
    } catch (IllegalStateException noImplementation) {
      return List.of();
    }
    return sources;
  }

  /**
   * In MicroProfile Config an empty value of one source hides all others' values. Here it hides
   * none, so that each is asked, and first for what it holds for a profile. An expression may come
   * to an empty value; one that cannot be resolved has none.
   */
  private @Nullable String value(String name, ConfigSource part) {
    ConfigValue resolved = resolving(name, () -> config.getConfigValue(name));
    String value = resolved.getValue();
    if (value != null && !value.isEmpty()) {
      return part.getName().equals(resolved.getSourceName()) ? value : part.getValue(name);
    }
    List<String> texts =
        prefixes.stream()
            .flatMap(prefix -> Optional.ofNullable(part.getValue(prefix + name)).stream())
            .map(text -> value != null && text.equals(resolved.getRawValue()) ? value : text)
            .toList();
    return texts.stream()
        .filter(text -> !text.isEmpty())
        .findFirst()
        .orElse(texts.isEmpty() ? null : "");
  }

  @Override
  public @Nullable String value(String name) {
    return resolving(name, () -> config.getOptionalValue(name, String.class)).orElse(null);
  }

  private static <T> T resolving(String name, Supplier<T> work) {
    try {
      return work.get();
    } catch (NoSuchElementException e) {
      throw Settings.unresolved(name);
    }
  }

  @Override
  public Set<String> names() {
    Set<String> names = new HashSet<>();
    config.getPropertyNames().forEach(names::add);
    return names;
  }
}
