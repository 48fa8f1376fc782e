package io.github.verifiedresponse.config;

import java.util.HashSet;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/** MicroProfile Config, where the server has it; it knows system properties and environment too. */
final class MicroProfileSource implements SettingSource {
  private final Config config;

  MicroProfileSource(ClassLoader loader) {
    this.config = ConfigProvider.getConfig(loader);
  }

  /** Empty where a server has the API and nothing behind it. */
  static Optional<MicroProfileSource> of(ClassLoader loader) {
    try {
      return Optional.of(new MicroProfileSource(loader));
    } catch (IllegalStateException noImplementation) {
      return Optional.empty();
    }
  }

  @Override
  public @Nullable String value(String name) {
    try {
      return config.getOptionalValue(name, String.class).orElse(null);
    } catch (NoSuchElementException e) {
      throw new IllegalArgumentException(
          name + " holds an unresolved ${…}: define that variable, or write the value itself", e);
    }
  }

  @Override
  public Set<String> names() {
    Set<String> names = new HashSet<>();
    config.getPropertyNames().forEach(names::add);
    return names;
  }
}
