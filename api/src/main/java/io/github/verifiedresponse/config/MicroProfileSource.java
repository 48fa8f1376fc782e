package io.github.verifiedresponse.config;

import java.util.HashSet;
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

  @Override
  public @Nullable String value(String name) {
    return config.getOptionalValue(name, String.class).orElse(null);
  }

  @Override
  public Set<String> names() {
    Set<String> names = new HashSet<>();
    config.getPropertyNames().forEach(names::add);
    return names;
  }
}
