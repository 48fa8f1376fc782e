package io.github.verifiedresponse.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.DocumentedTable;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds {@code docs/configuration.md} to {@link Settings#ALL}. */
class SettingsDocumentationTest {
  @Test
  void thePageHoldsTheTableOfAllSettings() throws IOException {
    new DocumentedTable("configuration.md", "settings").assertIs(table());
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aSettingIsNamedInKebabCase(Setting<?> setting) {
    assertThat(setting.key()).matches("[a-z]+(-[a-z]+)*");
    assertThat(setting.environmentKey())
        .isEqualTo(setting.key().toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  @Test
  void eachSettingIsDeclaredOnce() {
    assertThat(Settings.ALL).extracting(Setting::key).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aDefaultCanBeRead(Setting<?> setting) {
    if (!setting.defaultValue().isEmpty()) {
      assertThat(setting.parser().apply(setting.defaultValue())).isNotNull();
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void alternativesKnowEachOther(Setting<?> setting) {
    assertThat(Settings.ALL)
        .filteredOn(other -> setting.alternatives().contains(other.key()))
        .hasSameSizeAs(setting.alternatives())
        .allSatisfy(other -> assertThat(other.alternatives()).isEqualTo(setting.alternatives()));
  }

  static List<Setting<?>> settings() {
    return Settings.ALL;
  }

  @ParameterizedTest
  @MethodSource("settings")
  void aMeaningIsOneSentenceOrMoreOnOneLine(Setting<?> setting) {
    assertThat(setting.meaning()).endsWith(".").doesNotContain("\n").doesNotContain("|");
  }

  private static String table() {
    return Settings.ALL.stream()
        .map(SettingsDocumentationTest::row)
        .collect(Collectors.joining("", "| setting | default | meaning |\n|---|---|---|\n", ""));
  }

  private static String row(Setting<?> setting) {
    String defaultValue = setting.defaultValue();
    return "| `"
        + setting.key()
        + "` | "
        + (defaultValue.isEmpty() ? "" : "`" + defaultValue + "` ")
        + "| "
        + setting.meaning()
        + " |\n";
  }
}
