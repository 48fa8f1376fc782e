package io.github.verifiedresponse.config;

import io.github.verifiedresponse.config.SettingSources.Environment;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Names of variables that are like settings' names, and under which no setting is read. */
final class VariableNames {
  private VariableNames() {}

  /**
   * {@return the problem with a variable's name in a source, and the fix}
   *
   * @param settings as which it can be read
   * @param sources all of them
   */
  static Optional<String> problem(
      SettingSource source, String name, List<String> settings, List<SettingSource> sources) {
    if (!name.startsWith(Settings.ENVIRONMENT_PREFIX)
        || !isOurOwn(source)
        || isRead(source, name, settings, sources)) {
      return Optional.empty();
    }
    String setting = settings.get(0);
    return Optional.of(
        source instanceof Environment
            ? ShownName.of(name)
                + " is not a setting: did you mean "
                + ShownName.of(Environment.variable(setting))
                + "?"
            : ShownName.of(name)
                + " is the name of an environment variable and cannot be used in other sources:"
                + " write "
                + ShownName.of(setting));
  }

  /** Other sources may accept a variable's name for a setting's, as Spring's do. */
  private static boolean isOurOwn(SettingSource source) {
    return source instanceof SettingSources.Texts
        || source instanceof SettingSources.SystemProperties
        || source instanceof Environment
        || source instanceof MicroProfileSource;
  }

  /** Whether it is empty, or what it holds is one of those settings' for some source. */
  private static boolean isRead(
      SettingSource source, String variable, List<String> settings, List<SettingSource> sources) {
    try {
      String text = source.value(variable);
      return text == null
          || text.isEmpty()
          || settings.stream()
              .anyMatch(it -> sources.stream().anyMatch(s -> Objects.equals(s.value(it), text)));
    } catch (IllegalArgumentException unresolved) {
      return true;
    }
  }
}
