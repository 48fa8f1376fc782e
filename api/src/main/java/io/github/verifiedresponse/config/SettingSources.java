package io.github.verifiedresponse.config;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.mistake.Mistakes;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sources that every application has, strongest first. */
final class SettingSources {
  static final String FILE = "META-INF/verified-response.properties";
  private static final String SERVLET_FILTER =
      "io.github.verifiedresponse.filter.VerifiedResponseFilter";
  private static final String MICROPROFILE = "org.eclipse.microprofile.config.ConfigProvider";

  private SettingSources() {}

  static List<SettingSource> ofApplication(
      ClassLoader loader, List<SettingSource> ofFramework, Mistakes mistakes) {
    List<SettingSource> sources = new ArrayList<>();
    ServiceLoader.load(SettingSource.class, loader).forEach(sources::add);
    sources.addAll(ofFramework);
    if (isPresent(MICROPROFILE, loader)
        && isPresent(MICROPROFILE, SettingSources.class.getClassLoader())) {
      sources.addAll(MicroProfileSource.of(loader));
    }
    if (sources.stream().noneMatch(MicroProfileSource.class::isInstance)) {
      sources.add(new SystemProperties());
      sources.add(new Environment(System.getenv()));
    }
    sources.add(new Texts(files(loader, mistakes), true));
    return sources;
  }

  /** Whether filters may have settings as init-params. */
  static boolean hasServletFilter(ClassLoader loader) {
    return isPresent(SERVLET_FILTER, loader);
  }

  private static boolean isPresent(String type, ClassLoader loader) {
    try {
      Class.forName(type, false, loader);
      return true;
    } catch (ClassNotFoundException | LinkageError e) {
      return false;
    }
  }

  private static Map<String, String> files(ClassLoader loader, Mistakes mistakes) {
    Map<String, String> values = new HashMap<>();
    try {
      for (URL file : Collections.list(loader.getResources(FILE))) {
        Properties properties = new Properties();
        try (Reader in = new InputStreamReader(file.openStream(), StandardCharsets.UTF_8)) {
          properties.load(in);
        } catch (IllegalArgumentException e) {
          mistakes.add(Mistake.SETTINGS_FILE, FILE + " has an invalid \\u escape: correct it");
        }
        for (String name : new TreeSet<>(properties.stringPropertyNames())) {
          String value = properties.getProperty(name).strip();
          String other = values.putIfAbsent(name, value);
          if (other != null && !other.equals(value)) {
            mistakes.add(
                Mistake.SETTINGS_FILE,
                ShownName.of(name)
                    + " is set in two files "
                    + FILE
                    + " to different values: keep one");
          }
        }
      }
    } catch (IOException e) {
      mistakes.add(
          ConfigurationException.of(
              Mistake.SETTINGS_FILE, FILE + " cannot be read: see the cause", e));
    }
    return values;
  }

  /**
   * Values by their full names.
   *
   * @param isOurs whether all of it is meant for us, as a file of ours is
   */
  record Texts(Map<String, String> values, boolean isOurs) implements SettingSource {
    Texts(Map<String, String> values) {
      this(values, false);
    }

    @Override
    public @Nullable String value(String name) {
      return values.get(name);
    }

    @Override
    public Set<String> names() {
      return values.keySet();
    }

    /** A value may be a secret. */
    @Override
    public String toString() {
      return "Texts" + new TreeSet<>(values.keySet());
    }
  }

  /** {@code -Dverified-response.caf.max-age=PT2M}. */
  record SystemProperties() implements SettingSource {
    @Override
    public @Nullable String value(String name) {
      return System.getProperty(name);
    }

    @Override
    public Set<String> names() {
      return System.getProperties().stringPropertyNames();
    }
  }

  /** {@code VERIFIED_RESPONSE_CAF_MAX_AGE=PT2M}. */
  record Environment(Map<String, String> variables) implements SettingSource {
    /** A variable's own name is no other, even where it differs from one by its case only. */
    @Override
    public @Nullable String value(String name) {
      return variables.get(name.startsWith(Settings.ENVIRONMENT_PREFIX) ? name : variable(name));
    }

    /** As MicroProfile Config spells a name. */
    static String variable(String name) {
      return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }

    @Override
    public Set<String> names() {
      return variables.keySet().stream()
          .filter(name -> name.startsWith(Settings.ENVIRONMENT_PREFIX))
          .collect(Collectors.toSet());
    }

    @Override
    public String toString() {
      return "Environment";
    }
  }
}
