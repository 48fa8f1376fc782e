package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.RefusedSettings.assertRefused;
import static io.github.verifiedresponse.config.TestSettings.SECRET;
import static io.github.verifiedresponse.config.TestSettings.caf;
import static io.github.verifiedresponse.config.TestSettings.settingsOf;
import static io.github.verifiedresponse.config.TestSettings.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.LogCapture;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An empty value is none, in every source: no check is taken away by an empty override. */
class EmptyValueTest {

  @ParameterizedTest
  @MethodSource("settings")
  void countsAsNotSet(Setting<?> setting) {
    Map<String, String> settings = caf(setting.key(), "");
    if (setting.rules().contains(Setting.Rule.NOT_EMPTY)) {
      assertRefused(
          settings,
          "verified-response.caf."
              + setting.key()
              + " is empty: write the value that should apply");
    } else if (setting.equals(SchemeSettings.SCHEME) || setting.equals(SecretSettings.SECRET)) {
      assertRefused(settings, "verified-response.caf." + setting.key() + " is not set: ");
    } else {
      assertThat(Verifiers.of(settings).named("caf"))
          .hasToString(Verifiers.of(caf()).named("caf").toString());
    }
  }

  static List<Setting<?>> settings() {
    return Settings.ALL;
  }

  @Test
  void takesNoCheckAway() {
    assertThat(
            Settings.ALL.stream()
                .filter(setting -> setting.rules().contains(Setting.Rule.NOT_EMPTY))
                .map(Setting::key))
        .containsExactly("binding", "accept", "types", "require");
  }

  @ParameterizedTest
  @MethodSource("settings")
  void hidesNoWeakerSource(Setting<?> setting) {
    SettingSource weaker = text(setting, "a text");
    for (SettingSource empty :
        List.of(
            text(setting, ""),
            new SettingSources.Environment(
                Map.of("VERIFIED_RESPONSE_CAF_" + setting.environmentKey(), "")),
            (SettingSource) name -> "")) {
      assertThat(new Settings(List.of(empty, weaker)).find("caf", setting).text(setting))
          .contains("a text");
    }
  }

  @Test
  void isWarnedOfWhereNoSourceSaysMore() {
    assertThat(warnings(Verifiers.of(Map.of()), Map.of("scheme", "caf", "secret", SECRET)))
        .noneMatch(line -> line.contains("is empty"));
    assertThat(warnings(Verifiers.of(caf("max-body", "")), Map.of("replay-scope", "")))
        .contains(
            "WARNING verifier caf: verified-response.caf.max-body is empty, so it counts as not"
                + " set",
            "WARNING verifier caf: verified-response.caf.replay-scope is empty, so it counts as not"
                + " set");
    assertThat(
            warnings(
                Verifiers.of(caf("accept", "approved")),
                Map.of("accept", "", "secret-env", "", "max-body", "1KiB")))
        .noneMatch(line -> line.contains("is empty"));
  }

  /** Whose names a scheme gives; {@code ProvidedStoresTest} has those of a module's store. */
  @Test
  void isWarnedOfBehindTheStartOfANameWhereNoSourceSaysMore() {
    Map<String, String> empty =
        Map.of("scheme", "caf", "secret", SECRET, "config.alg", "", "outcome./status", "");

    assertThat(warnings(Verifiers.of(Map.of()), empty))
        .contains(
            "WARNING verifier caf: verified-response.caf.config.alg is empty, so it counts as not"
                + " set",
            "WARNING verifier caf: verified-response.caf.outcome./status is empty, so it counts as"
                + " not set");
    assertThat(warnings(Verifiers.of(caf("config.alg", "HS256")), Map.of("config.alg", "")))
        .noneMatch(line -> line.contains("is empty"));
  }

  /** Without it the vendor would count as the sender, and what it repeats is acknowledged. */
  @Test
  void takesNoPartOfARelayedResultAway() {
    Map<String, String> settings =
        settingsOf("v", "scheme", "svix", "secret", "dGhlLWtleS1vZi10aGUtdmVuZG9yLW9mLXBhcnRzLTMy");
    SettingSource variable =
        new SettingSources.Environment(Map.of("VERIFIED_RESPONSE_V_CARRIER_SIGNATURE", ""));

    assertRefused(
        with(settings, settingsOf("v", "carrier.signature", "")),
        "verified-response.v.carrier.signature is empty: write the value that should apply, or"
            + " remove it",
        "VR-1009");
    assertThatThrownBy(() -> start(variable, settings))
        .hasMessageStartingWith("verified-response.v.carrier.signature is empty");
    assertThatCode(
            () ->
                start(variable, with(settings, settingsOf("v", "carrier.signature", "query:sig"))))
        .doesNotThrowAnyException();
  }

  private static void start(SettingSource stronger, Map<String, String> file) {
    Verifiers.of(
        new Settings(List.of(stronger, new SettingSources.Texts(file))), Clock.systemUTC());
  }

  private static List<String> warnings(Verifiers verifiers, Map<String, String> initParams) {
    try (LogCapture log = LogCapture.start()) {
      verifiers.configured("caf", initParams);
      return log.lines();
    }
  }

  private static SettingSource text(Setting<?> setting, String value) {
    return new SettingSources.Texts(settingsOf("caf", setting.key(), value));
  }
}
