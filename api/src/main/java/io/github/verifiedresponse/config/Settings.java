package io.github.verifiedresponse.config;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The values of all sources, by verifier and {@link Setting}. The strongest source that sets one of
 * a setting's alternatives counts; an empty value sets nothing.
 */
final class Settings {
  static final String PREFIX = "verified-response.";
  static final String ENVIRONMENT_PREFIX = "VERIFIED_RESPONSE_";

  /** All that there are, in the order of the docs. */
  static final List<Setting<?>> ALL =
      Stream.of(
              SchemeSettings.ALL,
              SchemeSettings.CAF,
              OwnSchemeSettings.ALL,
              SecretSettings.ALL,
              PublicKeySettings.ALL,
              CheckSettings.ALL,
              Stores.ALL)
          .flatMap(group -> group.settings().stream())
          .toList();

  /** What a scheme asks a deployment for: {@code verified-response.play.config.package-name}. */
  static final String CONFIG = "config.";

  /** Where a part is that a relayer puts elsewhere: {@code carrier.signature}. */
  static final String PART = "carrier.";

  /** What a field means, with the field in the name: {@code outcome./status}. */
  static final String OUTCOME = "outcome.";

  /** What a module's store asks for: {@code shared-store.uri}. */
  static final String SHARED_STORE = "shared-store.";

  private static final Pattern SCHEME = Pattern.compile("verified-response\\.([^.]+)\\.scheme");

  private final List<SettingSource> sources;

  Settings(List<SettingSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** Asked each time: a framework may be told of another source while the application starts. */
  private List<SettingSource> parts() {
    return sources.stream().flatMap(source -> source.parts().stream()).toList();
  }

  /** {@return the same settings with the init-params of one verifier's filter before all others} */
  Settings withInitParams(String verifier, Map<String, String> initParams) {
    Map<String, String> values =
        initParams.entrySet().stream()
            .collect(
                Collectors.toMap(param -> name(verifier, param.getKey()), Map.Entry::getValue));
    List<SettingSource> all = new ArrayList<>(sources);
    all.add(0, new SettingSources.Texts(values));
    return new Settings(all);
  }

  static String name(String verifier, String key) {
    return PREFIX + verifier + "." + key;
  }

  /**
   * What one source sets.
   *
   * @param strength the source's place, from 0 for the strongest
   * @param texts the texts by key: one, or alternatives that contradict each other
   */
  record Found(int strength, Map<String, String> texts) {
    Optional<String> text(Setting<?> setting) {
      return Optional.ofNullable(texts.get(setting.key()));
    }
  }

  /** {@return what the strongest source says that sets the setting or an alternative to it} */
  Found find(String verifier, Setting<?> setting) {
    Map<String, String> texts = new HashMap<>();
    List<SettingSource> parts = parts();
    int strength = 0;
    while (texts.isEmpty() && strength < parts.size()) {
      SettingSource source = parts.get(strength++);
      for (String key : setting.alternatives()) {
        text(source, name(verifier, key)).ifPresent(text -> texts.put(key, text));
      }
    }
    return new Found(texts.isEmpty() ? Integer.MAX_VALUE : strength, texts);
  }

  /** An empty value is none: it does not hide a weaker source's. */
  private static Optional<String> text(SettingSource source, String name) {
    Optional<String> text = Optional.ofNullable(source.value(name)).filter(it -> !it.isEmpty());
    if (text.filter(it -> it.contains("${")).isPresent()) {
      throw unresolved(name);
    }
    return text;
  }

  static ConfigurationException unresolved(String name) {
    return ConfigurationException.of(
        Mistake.UNRESOLVED,
        name + " contains an unresolved ${…}: define that variable, or write the actual value");
  }

  /** {@return whether some source names the setting, and none sets it or an alternative} */
  boolean isOnlyEmpty(String verifier, Setting<?> setting) {
    String name = name(verifier, setting.key());
    return find(verifier, setting).texts().isEmpty()
        && sources.stream().anyMatch(source -> source.value(name) != null);
  }

  /**
   * {@return the value of a setting whose name its scheme gives, such as {@code config.audience}}
   */
  Optional<String> named(String verifier, String key) {
    return parts().stream()
        .flatMap(source -> text(source, name(verifier, key)).stream())
        .findFirst();
  }

  /** {@return the rests of all names that sources list for a verifier and that begin so} */
  Set<String> namedBehind(String verifier, String start) {
    String prefix = name(verifier, start);
    String variable = SettingSources.Environment.variable(prefix);
    Set<String> names = new TreeSet<>();
    for (SettingSource source : sources) {
      for (String name : source.names()) {
        if (name.startsWith(prefix)) {
          names.add(name.substring(prefix.length()));
        } else if (name.startsWith(variable)) {
          names.add(name.substring(variable.length()).toLowerCase(Locale.ROOT).replace('_', '-'));
        }
      }
    }
    return names;
  }

  /** {@return the verifiers that some source names with a scheme} */
  Set<String> verifiers() {
    return sources.stream()
        .flatMap(source -> source.names().stream())
        .map(SCHEME::matcher)
        .filter(Matcher::matches)
        .map(parts -> parts.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** {@return the names that the sources list} */
  SettingNames names() {
    return new SettingNames(sources);
  }
}
