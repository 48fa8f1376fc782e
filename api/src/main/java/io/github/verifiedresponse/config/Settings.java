package io.github.verifiedresponse.config;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The values of all sources, by verifier and {@link Setting}. The first source that has one wins.
 */
final class Settings {
  static final String PREFIX = "verified-response.";
  static final String ENVIRONMENT_PREFIX = "VERIFIED_RESPONSE_";

  private static final Pattern NAME = Pattern.compile("verified-response\\.([^.]+)\\.([^.]+)");

  private final List<SettingSource> sources;

  Settings(List<SettingSource> sources) {
    this.sources = List.copyOf(sources);
  }

  /** {@return the same settings with the init-params of one verifier's filter before all others} */
  Settings withInitParams(String verifier, Map<String, String> initParams) {
    Map<String, String> values =
        initParams.entrySet().stream()
            .collect(
                Collectors.toMap(
                    param -> PREFIX + verifier + "." + param.getKey(), Map.Entry::getValue));
    List<SettingSource> all = new ArrayList<>(sources);
    all.add(0, new SettingSources.Texts(values));
    return new Settings(all);
  }

  Optional<String> value(String verifier, Setting setting) {
    String name = PREFIX + verifier + "." + setting.key();
    for (SettingSource source : sources) {
      String value = source.value(name);
      if (value != null) {
        return Optional.of(resolved(name, value));
      }
    }
    return Optional.empty();
  }

  private static String resolved(String name, String value) {
    if (value.contains("${")) {
      throw new IllegalArgumentException(
          name + " holds an unresolved ${…}: define that variable, or write the value itself");
    }
    return value;
  }

  /** {@return the verifiers that some source names with a scheme} */
  Set<String> verifiers() {
    Set<String> verifiers = new TreeSet<>();
    for (SettingSource source : sources) {
      for (String name : source.names()) {
        Matcher parts = NAME.matcher(name);
        if (parts.matches() && parts.group(2).equals(Setting.SCHEME.key())) {
          verifiers.add(parts.group(1));
        }
      }
    }
    return verifiers;
  }

  /** A misspelt setting would be silently off: it is an error at start. */
  void refuseUnknownNames() {
    for (SettingSource source : sources) {
      for (String name : new TreeSet<>(source.names())) {
        if (isOurs(name) && !isKnown(name)) {
          throw new IllegalArgumentException(
              name + " is not a setting: use one of " + keys() + " after the verifier's name");
        }
      }
    }
  }

  private static boolean isOurs(String name) {
    return name.startsWith(PREFIX) || name.startsWith(ENVIRONMENT_PREFIX);
  }

  private static boolean isKnown(String name) {
    if (name.startsWith(ENVIRONMENT_PREFIX)) {
      String rest = name.substring(ENVIRONMENT_PREFIX.length());
      return Arrays.stream(Setting.values())
          .map(setting -> "_" + setting.environmentKey())
          .anyMatch(end -> rest.endsWith(end) && rest.length() > end.length());
    }
    Matcher parts = NAME.matcher(name);
    return parts.matches() && Setting.withKey(parts.group(2)).isPresent();
  }

  static String keys() {
    return Arrays.stream(Setting.values()).map(Setting::key).collect(Collectors.joining(", "));
  }
}
