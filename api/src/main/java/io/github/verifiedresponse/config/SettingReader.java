package io.github.verifiedresponse.config;

import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.config.Setting.Rule;
import io.github.verifiedresponse.config.Settings.Found;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistake;
import io.github.verifiedresponse.mistake.Mistakes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Reads the settings of one verifier; what is wrong with one follows its name. */
final class SettingReader {
  /** What other names than those of all settings begin with; an empty part is refused. */
  private static final List<String> OTHERS =
      List.of(Settings.CONFIG, Settings.OUTCOME, Settings.SHARED_STORE);

  private static final String EMPTY = " is empty, so it counts as not set";

  private final String verifier;
  private final Settings settings;
  private final Map<Setting<?>, Object> read = new HashMap<>();
  private final Set<Setting<?>> ignored = new HashSet<>();
  private final List<String> warnings = new ArrayList<>();

  SettingReader(String verifier, Settings settings) {
    this.verifier = verifier;
    this.settings = settings;
  }

  String verifier() {
    return verifier;
  }

  String name(Setting<?> setting) {
    return Settings.name(verifier, setting.key());
  }

  /** {@return a value that a scheme asks for, as {@code config.NAME}} */
  Optional<String> config(String name) {
    return settings.named(verifier, Settings.CONFIG + name);
  }

  /** {@return where a part is, as {@code carrier.NAME}} */
  Optional<String> part(String name) {
    return settings.named(verifier, Settings.PART + name);
  }

  /** {@return what fields mean by {@code outcome./POINTER}, each as {@code outcome} writes it} */
  List<String> outcomes() {
    return settings.namedBehind(verifier, Settings.OUTCOME).stream()
        .flatMap(
            pointer ->
                settings.named(verifier, Settings.OUTCOME + pointer).stream()
                    .map(rules -> pointer + "=" + rules))
        .toList();
  }

  /** {@return a value that a module's store reads, as {@code shared-store.NAME}} */
  Optional<String> sharedStore(String name) {
    return settings.named(verifier, Settings.SHARED_STORE + name);
  }

  /** {@return the names that sources list behind {@code shared-store.}} */
  Set<String> sharedStoreNames() {
    return settings.namedBehind(verifier, Settings.SHARED_STORE);
  }

  /** {@return the names of all parts that sources list} */
  Set<String> parts() {
    return settings.namedBehind(verifier, Settings.PART);
  }

  /** What a scheme does not ask for would be silently ignored. */
  void refuseConfigBut(Set<String> asked, String by) {
    for (String name : settings.namedBehind(verifier, Settings.CONFIG)) {
      if (!asked.contains(name)) {
        throw ConfigurationException.of(
            Mistake.SCHEME,
            ShownName.of(Settings.name(verifier, Settings.CONFIG + name))
                + " has no effect with "
                + by
                + (asked.isEmpty() ? ": remove it" : ": use one of " + new TreeSet<>(asked)));
      }
    }
  }

  boolean isSet(Setting<?> setting) {
    return value(setting).isPresent();
  }

  /** The text that is set, or the default. */
  String text(Setting<?> setting) {
    return value(setting).orElse(setting.defaultValue());
  }

  private Optional<String> value(Setting<?> setting) {
    return ignored.contains(setting)
        ? Optional.empty()
        : settings.find(verifier, setting).text(setting);
  }

  /** The value that is set, or the default; read once. */
  @SuppressWarnings("unchecked") // as the same setting's parser made it
  <T> T get(Setting<T> setting) {
    return (T)
        read.computeIfAbsent(
            setting, it -> naming(setting, () -> setting.parser().apply(text(setting))));
  }

  /** The value if it is set. */
  <T> Optional<T> find(Setting<T> setting) {
    return isSet(setting) ? Optional.of(get(setting)) : Optional.empty();
  }

  /** Does work with a value; what is wrong with it follows the setting's name and value. */
  <T> T naming(Setting<?> setting, Supplier<T> work) {
    try {
      return work.get();
    } catch (ConfigurationException known) {
      throw known;
    } catch (IllegalArgumentException e) {
      String problem = String.valueOf(e.getMessage());
      String colon = problem.startsWith("is ") ? " " : ": ";
      throw setting.isShown()
          ? ConfigurationException.of(
              setting.kind(),
              name(setting) + "=" + SettingValues.quoted(text(setting)) + colon + problem,
              e)
          : ConfigurationException.of(
              setting.kind(), name(setting) + colon + withoutValue(problem, text(setting), e));
    }
  }

  /** It may be a secret that was written in the wrong place, and the cause repeats it. */
  private static String withoutValue(String problem, String value, Exception e) {
    String path = value.replaceAll("/+", "/").replaceAll("(.)/$", "$1"); // as Path spells it
    String told = value.isEmpty() ? problem : problem.replace(value, "…").replace(path, "…");
    return e.getCause() instanceof IOException why
        ? told + " (" + why.getClass().getSimpleName() + ")"
        : told;
  }

  /**
   * Looks for mistakes in all settings.
   *
   * @throws ConfigurationException with all of them
   */
  void check() {
    Mistakes mistakes = new Mistakes();
    Settings.ALL.forEach(setting -> mistakes.in(() -> check(setting)));
    OTHERS.forEach(start -> mistakes.in(() -> warnOfEmpty(start)));
    mistakes.report();
  }

  private void warnOfEmpty(String start) {
    settings.namedBehind(verifier, start).stream()
        .map(start::concat)
        .filter(key -> settings.named(verifier, key).isEmpty())
        .forEach(key -> warnings.add(ShownName.of(Settings.name(verifier, key)) + EMPTY));
  }

  private void check(Setting<?> setting) {
    Found found = settings.find(verifier, setting);
    if (found.texts().size() > 1) {
      throw ConfigurationException.of(
          Mistake.SET_TWICE,
          "%s is set in more than one way: set exactly one of %s"
              .formatted(
                  Settings.name(verifier, setting.alternatives().get(0)),
                  String.join(", ", setting.alternatives())));
    }
    find(setting);
    for (Rule rule : setting.rules()) {
      if (rule.isBroken().test(this, setting)) {
        String mistake = name(setting) + rule.problem();
        if (rule.overriders().stream().noneMatch(it -> isStronger(it, found))) {
          throw ConfigurationException.of(rule.kind(), mistake);
        }
        ignored.add(setting);
        read.remove(setting);
        warnings.add(
            mistake + "; it is ignored, because a source with higher priority has another value");
      }
    }
    if (isOnlyEmpty(setting)) {
      warnings.add(name(setting) + EMPTY);
    }
  }

  /** {@return whether some source names the setting, and none sets it or an alternative} */
  boolean isOnlyEmpty(Setting<?> setting) {
    return settings.isOnlyEmpty(verifier, setting);
  }

  private boolean isStronger(Setting<?> overrider, Found found) {
    return settings.find(verifier, overrider).strength() < found.strength();
  }

  /** {@return what {@link #check} found that is no mistake, but perhaps not meant} */
  List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Gives the builder what each setting, or its default, sets by itself. */
  void applyTo(ResponseVerifierBuilder builder) {
    Mistakes mistakes = new Mistakes();
    Settings.ALL.forEach(setting -> mistakes.in(() -> apply(setting, builder)));
    mistakes.report();
  }

  private <T> void apply(Setting<T> setting, ResponseVerifierBuilder builder) {
    if (!text(setting).isEmpty()) {
      naming(
          setting,
          () -> {
            setting.effect().accept(builder, get(setting));
            return builder;
          });
    }
  }
}
