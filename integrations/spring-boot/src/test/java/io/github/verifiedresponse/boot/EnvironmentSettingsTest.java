package io.github.verifiedresponse.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.mistake.ConfigurationException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** Settings among the properties of a Spring application. */
class EnvironmentSettingsTest {

  private static EnvironmentSettings settings(Map<String, Object> properties) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("the test's", properties));
    return new EnvironmentSettings(environment);
  }

  @Test
  void aValueIsText() {
    assertThat(
            settings(Map.of("verified-response.caf.max-json-depth", 7))
                .value("verified-response.caf.max-json-depth"))
        .isEqualTo("7");
  }

  @Test
  void whatIsNotSetIsNull() {
    assertThat(settings(Map.of()).value("verified-response.caf.scheme")).isNull();
  }

  @Test
  void aReferenceToAnotherPropertyIsResolved() {
    assertThat(
            settings(Map.of("verified-response.caf.scheme", "${own.scheme}", "own.scheme", "caf"))
                .value("verified-response.caf.scheme"))
        .isEqualTo("caf");
  }

  @Test
  void aReferenceToNothingIsRefusedAndTheValueNotShown() {
    EnvironmentSettings settings =
        settings(Map.of("verified-response.caf.secret", "s3cr3t${no.such.property}"));

    assertThatThrownBy(() -> settings.value("verified-response.caf.secret"))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("verified-response.caf.secret holds an unresolved")
        .hasMessageNotContaining("s3cr3t")
        .hasNoCause();
  }

  @Test
  void onlyTheLibrarysNamesAreListed() {
    assertThat(settings(Map.of("verified-response.caf.scheme", "caf", "server.port", 0)).names())
        .containsExactly("verified-response.caf.scheme");
  }

  /** Spring Boot would find the value, and a misspelt key behind it would be overlooked. */
  @Test
  void anotherSpellingOfThePrefixIsListedAsItIsMeant() {
    assertThat(
            settings(
                    Map.of(
                        "verifiedResponse.caf.max-age", "PT1M",
                        "VERIFIED_RESPONSE_CAF_SCHEME", "caf",
                        "VERIFIEDRESPONSE_CAF_MAXAEG", "PT1M"))
                .names())
        .containsExactlyInAnyOrder(
            "verified-response.caf.max-age",
            "VERIFIED_RESPONSE_CAF_SCHEME",
            "VERIFIED_RESPONSE_CAF_MAXAEG");
  }

  @Test
  void aVariableWithoutTheHyphenOfThePrefixHasItsValue() {
    assertThat(
            settings(Map.of("VERIFIEDRESPONSE_CAF_MAX_AGE", "PT1M"))
                .value("verified-response.caf.max-age"))
        .isEqualTo("PT1M");
  }

  @Test
  void noValueIsShown() {
    assertThat(settings(Map.of("verified-response.caf.secret", "s3cr3t")))
        .hasToString("EnvironmentSettings[verified-response.caf.secret]");
  }
}
