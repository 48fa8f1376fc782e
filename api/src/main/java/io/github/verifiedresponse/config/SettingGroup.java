package io.github.verifiedresponse.config;

import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.config.Setting.Rule;
import io.github.verifiedresponse.mistake.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** Settings that belong together, in the order of the docs. To add one is to declare it. */
final class SettingGroup {
  private final Mistake kind;
  private final List<Rule> common;
  private final List<Setting<?>> settings = new ArrayList<>();

  /**
   * A group with rules for each of its settings, such as the scheme to which they belong.
   *
   * @param kind what a wrong value of one is
   */
  SettingGroup(Mistake kind, Rule... common) {
    this.kind = kind;
    this.common = List.of(common);
  }

  /** Begins the declaration of a setting that others read. */
  <T> Declaration<T> setting(
      String key, String defaultValue, Function<String, T> parser, Rule... rules) {
    return setting(key, defaultValue, parser, (builder, value) -> {}, rules);
  }

  /** Begins the declaration of a setting that says itself what its value, or default, does. */
  <T> Declaration<T> setting(
      String key,
      String defaultValue,
      Function<String, T> parser,
      BiConsumer<ResponseVerifierBuilder, T> effect,
      Rule... rules) {
    return declaration(key, List.of(key), defaultValue, parser, effect, rules);
  }

  /** Begins the declaration of a text that can be set in several ways, of which this is one. */
  Declaration<String> way(String key, List<String> ways, Rule... rules) {
    return declaration(key, ways, "", text -> text, (builder, text) -> {}, rules);
  }

  private <T> Declaration<T> declaration(
      String key,
      List<String> alternatives,
      String defaultValue,
      Function<String, T> parser,
      BiConsumer<ResponseVerifierBuilder, T> effect,
      Rule... own) {
    List<Rule> rules = Stream.concat(common.stream(), Stream.of(own)).toList();
    return meaning -> {
      Setting<T> declared =
          new Setting<>(key, alternatives, defaultValue, parser, effect, rules, kind, meaning);
      settings.add(declared);
      return declared;
    };
  }

  /** A declaration that lacks its meaning. */
  @FunctionalInterface
  interface Declaration<T> {
    Setting<T> means(String meaning);
  }

  /** {@return what was declared} */
  List<Setting<?>> settings() {
    return List.copyOf(settings);
  }
}
