package io.github.verifiedresponse.config;

import java.util.Optional;
import java.util.function.Function;

/** Reads the settings of one verifier; what is wrong with one is said after its name. */
final class SettingReader {
  private final String verifier;
  private final Settings settings;

  SettingReader(String verifier, Settings settings) {
    this.verifier = verifier;
    this.settings = settings;
  }

  String verifier() {
    return verifier;
  }

  String name(Setting setting) {
    return Settings.PREFIX + verifier + "." + setting.key();
  }

  Optional<String> value(Setting setting) {
    return settings.value(verifier, setting);
  }

  boolean isSet(Setting setting) {
    return value(setting).isPresent();
  }

  /** The value that is set, or the default. */
  String text(Setting setting) {
    return value(setting).orElse(setting.defaultValue());
  }

  /** Reads the value that is set, or the default. */
  <T> T read(Setting setting, Function<String, T> reader) {
    return read(setting, text(setting), reader);
  }

  /** Reads the value if it is set. */
  void ifSet(Setting setting, Function<String, Object> reader) {
    value(setting).ifPresent(value -> read(setting, value, reader));
  }

  void refuse(Setting setting, String why) {
    if (isSet(setting)) {
      throw new IllegalArgumentException(name(setting) + " " + why + ": remove it");
    }
  }

  private <T> T read(Setting setting, String value, Function<String, T> reader) {
    try {
      return reader.apply(value);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          name(setting) + "=" + Values.quoted(value) + ": " + e.getMessage(), e);
    }
  }
}
