package io.github.verifiedresponse.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.ConfigValue;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/** MicroProfile Config, where the server has it; it knows system properties and environment too. */
final class MicroProfileSource implements SettingSource {
  private final Config config;

  MicroProfileSource(ClassLoader loader) {
    this.config = ConfigProvider.getConfig(loader);
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

  /** An empty value hides no other source's, as it does in MicroProfile Config. */
  private @Nullable String value(String name, ConfigSource part) {
    String text = part.getValue(name);
    ConfigValue resolved = resolving(name, () -> config.getConfigValue(name));
    boolean counts = part.getName().equals(resolved.getSourceName());
    return counts && resolved.getValue() != null ? resolved.getValue() : text;
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
