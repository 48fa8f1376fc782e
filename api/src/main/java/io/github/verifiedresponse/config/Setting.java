package io.github.verifiedresponse.config;

import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.mistake.Mistake;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One setting, declared in a {@link SettingGroup}: {@code verified-response.<verifier>.<key>}, or
 * the bare key as an init-param of the filter.
 *
 * @param key in kebab-case, such as {@code max-age}
 * @param alternatives the keys of which a source sets one at most, its own among them
 * @param defaultValue the text that counts when nothing is set; empty when there is none
 * @param parser reads the text; its exception says what would be right
 * @param effect what its value alone does to a verifier
 * @param rules what makes it a mistake
 * @param kind what a wrong value is
 * @param meaning one line of Markdown
 */
record Setting<T>(
    String key,
    List<String> alternatives,
    String defaultValue,
    Function<String, T> parser,
    BiConsumer<ResponseVerifierBuilder, T> effect,
    List<Rule> rules,
    Mistake kind,
    String meaning) {

  /** {@return whether messages show its value: a secret may be written in the wrong place} */
  boolean isShown() {
    return kind != Mistake.SECRET && kind != Mistake.PUBLIC_KEY;
  }

  /** {@return the key as it ends an environment variable, such as {@code MAX_AGE}} */
  String environmentKey() {
    return key.replace('-', '_').toUpperCase(Locale.ROOT);
  }

  /**
   * A reason to refuse the start.
   *
   * @param kind what it is when the rule is broken
   * @param isBroken asked with the setting whose rule it is
   * @param problem follows the setting's name, and holds the fix
   * @param overriders a stronger source of one of these is allowed to break the rule: then the
   *     setting is ignored
   */
  record Rule(
      Mistake kind,
      BiPredicate<SettingReader, Setting<?>> isBroken,
      String problem,
      List<Setting<?>> overriders) {

    /** What says that a check is off is written, and not left empty by a template. */
    static final Rule NOT_EMPTY =
        new Rule(
            Mistake.EMPTY,
            SettingReader::isOnlyEmpty,
            " is empty: write the value that should apply, or remove it",
            List.of());

    /** Where it could not count, it must not be set. */
    static Rule only(String why, Predicate<SettingReader> where, Setting<?>... overriders) {
      return new Rule(
          Mistake.NO_EFFECT,
          (settings, it) -> settings.isSet(it) && !where.test(settings),
          " " + why + ": remove it",
          List.of(overriders));
    }

    /** Where nothing works without it, it must be set. */
    static Rule needed(String fix, Predicate<SettingReader> where) {
      return new Rule(
          Mistake.NOT_SET,
          (settings, it) -> !settings.isSet(it) && where.test(settings),
          " is not set: " + fix,
          List.of());
    }

    /** A text that can be read may be wrong beside other settings, or must not be shown. */
    static Rule not(Mistake kind, String problem, BiPredicate<SettingReader, String> wrong) {
      return new Rule(
          kind,
          (settings, it) -> settings.isSet(it) && wrong.test(settings, settings.text(it)),
          problem,
          List.of());
    }
  }
}
