package io.github.verifiedresponse.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Holds {@code docs/configuration.md} to {@link Setting}. */
class SettingsDocumentationTest {
  private static final Path PAGE = Path.of("../docs/configuration.md");
  private static final String START = "<!-- settings -->\n";
  private static final String END = "<!-- /settings -->\n";

  @Test
  void thePageHoldsTheTableOfAllSettings() throws IOException {
    String page = Files.readString(PAGE);

    assertThat(page).containsOnlyOnce(START).containsOnlyOnce(END);
    assertThat(page.substring(page.indexOf(START) + START.length(), page.indexOf(END)))
        .as("put this table between the markers")
        .isEqualTo(table());
  }

  @ParameterizedTest
  @EnumSource
  void aSettingIsNamedInKebabCaseAndFoundByItsName(Setting setting) {
    assertThat(setting.key()).isEqualTo(setting.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    assertThat(setting.environmentKey()).isEqualTo(setting.name());
    assertThat(Setting.withKey(setting.key())).contains(setting);
  }

  @ParameterizedTest
  @EnumSource
  void aMeaningIsOneSentenceOrMoreOnOneLine(Setting setting) {
    assertThat(setting.meaning()).endsWith(".").doesNotContain("\n").doesNotContain("|");
  }

  private static String table() {
    return Arrays.stream(Setting.values())
        .map(SettingsDocumentationTest::row)
        .collect(Collectors.joining("", "| setting | default | meaning |\n|---|---|---|\n", ""));
  }

  private static String row(Setting setting) {
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
