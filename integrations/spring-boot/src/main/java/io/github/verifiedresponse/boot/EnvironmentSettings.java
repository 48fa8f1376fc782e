package io.github.verifiedresponse.boot;

import io.github.verifiedresponse.config.SettingSource;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;

/**
 * The settings among the properties of a Spring application: {@code application.yml}, profiles, the
 * command line, the environment and whatever else it reads.
 */
final class EnvironmentSettings implements SettingSource {
  private static final String PREFIX = "verified-response.";
  private static final String VARIABLE_PREFIX = "VERIFIED_RESPONSE_";
  private static final String SPRINGS_VARIABLE_PREFIX = "VERIFIEDRESPONSE_";
  private static final String UNIFORM = "verifiedresponse";

  private final ConfigurableEnvironment environment;

  EnvironmentSettings(ConfigurableEnvironment environment) {
    this.environment = environment;
  }

  /** Spring's own message of what cannot be resolved quotes the value. */
  @Override
  public @Nullable String value(String name) {
    try {
      String value = environment.getProperty(name);
      return value == null && name.startsWith(PREFIX)
          ? environment.getProperty(springsVariable(name))
          : value;
    } catch (IllegalArgumentException unresolved) {
      throw ConfigurationException.of(
          Mistake.UNRESOLVED,
          name + " holds an unresolved ${…}: define that property, or write the value itself");
    }
  }

  /**
   * {@return the names that mean a setting} Spring Boot finds some under other spellings of their
   * prefix; a misspelt key behind one of those must not be overlooked.
   */
  @Override
  public Set<String> names() {
    Set<String> names = new LinkedHashSet<>();
    environment.getPropertySources().stream()
        .filter(EnumerablePropertySource.class::isInstance)
        .flatMap(source -> Arrays.stream(((EnumerablePropertySource<?>) source).getPropertyNames()))
        .map(EnvironmentSettings::spelt)
        .filter(name -> name.startsWith(PREFIX) || name.startsWith(VARIABLE_PREFIX))
        .forEach(names::add);
    return names;
  }

  private static String spelt(String name) {
    if (name.startsWith(SPRINGS_VARIABLE_PREFIX)) {
      return VARIABLE_PREFIX + name.substring(SPRINGS_VARIABLE_PREFIX.length());
    }
    int dot = name.indexOf('.');
    boolean isOurs = dot > 0 && uniform(name.substring(0, dot)).equals(UNIFORM);
    return isOurs ? PREFIX + name.substring(dot + 1) : name;
  }

  /** Spring Boot itself would look for it without the hyphens of the name, too. */
  private static String springsVariable(String name) {
    return SPRINGS_VARIABLE_PREFIX
        + name.substring(PREFIX.length()).replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  private static String uniform(String element) {
    return element.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
  }

  /** A value may be a secret. */
  @Override
  public String toString() {
    return "EnvironmentSettings" + names();
  }
}
