package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.TestSettings.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingSourcesTest {

  @ParameterizedTest
  @CsvSource({
    "verified-response.caf.max-age, VERIFIED_RESPONSE_CAF_MAX_AGE",
    "verified-response.shufti-2.scheme, VERIFIED_RESPONSE_SHUFTI_2_SCHEME"
  })
  void readsTheEnvironmentInItsOwnSpelling(String name, String variable) {
    SettingSource environment = new SettingSources.Environment(Map.of(variable, "value"));

    assertThat(environment.value(name)).isEqualTo("value");
    assertThat(environment.value(name + "x")).isNull();
    assertThat(environment.names()).containsExactly(variable);
  }

  @Test
  void listsNoVariablesOfOthers() {
    SettingSource environment =
        new SettingSources.Environment(
            Map.of("PATH", "/bin", "VERIFIED_RESPONSES", "x", "CAF_CLIENT_SECRET", SECRET));

    assertThat(environment.names()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VERIFIED_RESPONSE_CAF_MAXAGE",
        "VERIFIED_RESPONSE_SCHEME",
        "VERIFIED_RESPONSE_CAF",
        "VERIFIED_RESPONSE__SECRET"
      })
  void refusesAVariableThatIsNoSetting(String variable) {
    Settings settings =
        new Settings(List.of(new SettingSources.Environment(Map.of(variable, SECRET))));

    assertThatThrownBy(settings.names()::refuseUnknown)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(variable + " is not a setting: ")
        .hasMessageNotContaining(SECRET);
  }

  @Test
  void knowsEverySettingInTheEnvironmentsSpelling() {
    for (Setting<?> setting : Settings.ALL) {
      String variable = "VERIFIED_RESPONSE_CAF_" + setting.environmentKey();
      Settings settings =
          new Settings(List.of(new SettingSources.Environment(Map.of(variable, "value"))));

      settings.names().refuseUnknown();
      assertThat(value(settings, "caf", setting)).contains("value");
      assertThat(value(settings, "other", setting)).isEmpty();
    }
  }

  @Test
  void asksTheFirstSourceThatHasAValue() {
    Settings settings =
        new Settings(
            List.of(
                name -> name.endsWith("max-age") ? "PT1M" : null,
                new SettingSources.Environment(
                    Map.of(
                        "VERIFIED_RESPONSE_CAF_MAX_AGE", "PT2M",
                        "VERIFIED_RESPONSE_CAF_CLOCK_SKEW", "PT2S")),
                new SettingSources.Texts(
                    Map.of(
                        "verified-response.caf.clock-skew", "PT3S",
                        "verified-response.caf.scheme", "caf"))));

    assertThat(value(settings, "caf", CheckSettings.MAX_AGE)).contains("PT1M");
    assertThat(value(settings, "caf", CheckSettings.CLOCK_SKEW)).contains("PT2S");
    assertThat(value(settings, "caf", SchemeSettings.SCHEME)).contains("caf");
    assertThat(value(settings, "caf", CheckSettings.ACCEPT)).isEmpty();
    assertThat(settings.verifiers()).containsExactly("caf");
  }

  @Test
  void showsNoValue() {
    assertThat(new SettingSources.Texts(Map.of("verified-response.caf.secret", SECRET)))
        .hasToString("Texts[verified-response.caf.secret]");
    assertThat(
            new SettingSources.Environment(Map.of("VERIFIED_RESPONSE_CAF_SECRET", SECRET))
                .toString())
        .doesNotContain(SECRET);
  }

  private static Optional<String> value(Settings settings, String verifier, Setting<?> setting) {
    return settings.find(verifier, setting).text(setting);
  }
}
