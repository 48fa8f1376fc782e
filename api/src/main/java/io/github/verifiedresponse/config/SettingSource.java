package io.github.verifiedresponse.config;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A place where settings are found. An application adds its own, such as a vault, in {@code
 * META-INF/services/io.github.verifiedresponse.config.SettingSource}; it is asked before all others
 * but the filter's init-params.
 */
@FunctionalInterface
public interface SettingSource {

  /**
   * Returns a value.
   *
   * @param name the full name, such as {@code verified-response.caf.secret}
   * @return the value, or null when this source has none
   */
  @Nullable String value(String name);

  /**
   * {@return the names that this source holds, so that a misspelt one is found; empty when it
   * cannot tell}
   */
  default Set<String> names() {
    return Set.of();
  }

  /**
   * {@return the sources that this one consists of, the strongest first} Of settings that exclude
   * each other, such as {@code secret} and {@code secret-env}, the strongest part's counts; within
   * one part they contradict each other. Only itself by default.
   */
  default List<SettingSource> parts() {
    return List.of(this);
  }
}
