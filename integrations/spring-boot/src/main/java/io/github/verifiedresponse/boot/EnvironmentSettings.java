package io.github.verifiedresponse.boot;

import io.github.verifiedresponse.config.SettingSource;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.CompositePropertySource;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.env.PropertySource;

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

  private Iterable<ConfigurationPropertySource> sources() {
    Iterable<PropertySource<?>> properties =
        () ->
            environment.getPropertySources().stream()
                .flatMap(EnvironmentSettings::properties)
                .iterator();
    return ConfigurationPropertySources.from(properties);
  }

  private static Stream<PropertySource<?>> properties(PropertySource<?> source) {
    return source instanceof CompositePropertySource several
        ? several.getPropertySources().stream().flatMap(EnvironmentSettings::properties)
        : Stream.of(source);
  }

  @Override
  public List<SettingSource> parts() {
    List<SettingSource> parts = new ArrayList<>();
    sources().forEach(source -> parts.add(name -> value(name, List.of(source))));
    return parts;
  }

  /**
   * The strongest source's that is not empty. {@code Environment.getProperty} would answer an empty
   * value of a stronger source, and look for another spelling behind all sources only. Its message
   * of what cannot be resolved quotes the value.
   */
  @Override
  public @Nullable String value(String name) {
    return value(name, sources());
  }

  private @Nullable String value(String name, Iterable<ConfigurationPropertySource> sources) {
    try {
      String empty = null;
      for (ConfigurationPropertySource source : sources) {
        for (Object raw : values(name, source)) {
          String value = text(raw);
          if (!value.isEmpty()) {
            return value;
          }
          empty = value;
        }
      }
      return empty;
    } catch (IllegalArgumentException unresolved) {
      throw ConfigurationException.of(
          Mistake.UNRESOLVED,
          name + " contains an unresolved ${…}: define that property, or write the actual value");
    }
  }

  /** {@return what a source holds under the spellings of a name} */
  private static List<Object> values(String name, ConfigurationPropertySource source) {
    Stream<Object> bound =
        ConfigurationPropertyName.isValid(name)
            ? Stream.ofNullable(source.getConfigurationProperty(ConfigurationPropertyName.of(name)))
                .map(ConfigurationProperty::getValue)
            : Stream.empty();
    Stream<Object> listed =
        source.getUnderlyingSource() instanceof PropertySource<?> properties
            ? spellings(name).flatMap(it -> Stream.ofNullable(properties.getProperty(it)))
            : Stream.empty();
    return Stream.concat(bound, listed).toList();
  }

  /** Those that {@link #names} lists: Spring Boot itself would not look for all in each source. */
  private static Stream<String> spellings(String name) {
    if (name.startsWith(VARIABLE_PREFIX)) {
      String rest = name.substring(VARIABLE_PREFIX.length());
      return Stream.of(name, SPRINGS_VARIABLE_PREFIX + rest);
    }
    if (!name.startsWith(PREFIX)) {
      return Stream.of(name);
    }
    String rest =
        name.substring(PREFIX.length()).replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    return Stream.of(name, VARIABLE_PREFIX + rest, SPRINGS_VARIABLE_PREFIX + rest);
  }

  private String text(Object raw) {
    return raw instanceof CharSequence text
        ? environment.resolveRequiredPlaceholders(text.toString())
        : Objects.toString(environment.getConversionService().convert(raw, String.class), "");
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

  private static String uniform(String element) {
    return element.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
  }

  /** A value may be a secret. */
  @Override
  public String toString() {
    return "EnvironmentSettings" + names();
  }
}
