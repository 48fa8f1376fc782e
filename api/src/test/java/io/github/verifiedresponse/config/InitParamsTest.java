package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.TestSettings.SECRET;
import static io.github.verifiedresponse.config.TestSettings.caf;
import static io.github.verifiedresponse.config.TestSettings.shufti;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The init-params of a filter go before all other settings of its verifier. */
class InitParamsTest {

  @Test
  void goBeforeOtherSettings() {
    Verifiers verifiers = Verifiers.of(caf("max-body", "1KiB", "max-age", "PT1M"));

    ResponseVerifier verifier = verifiers.configured("caf", Map.of("max-body", "2KiB"));

    assertThat(verifier.maxBody()).isEqualTo(2048);
    assertThat(verifier.toString()).contains("max-age PT1M");
    assertThat(verifiers.named("caf")).isSameAs(verifier);
  }

  @Test
  void canBeAllThatAVerifierHas() {
    Verifiers verifiers = Verifiers.of(Map.of());

    ResponseVerifier verifier =
        verifiers.configured("caf", Map.of("scheme", "caf", "secret", SECRET));

    assertThat(verifiers.named("caf")).isSameAs(verifier);
    assertThat(verifiers.names()).containsExactly("caf");
  }

  @Test
  void areTheSettingsThemselvesWhenThereAreNone() {
    Verifiers verifiers = Verifiers.of(caf());

    assertThat(verifiers.configured("caf", Map.of())).isSameAs(verifiers.named("caf"));
  }

  @Test
  void canStandAtTwoFiltersWhenTheyAreTheSame() {
    Verifiers verifiers = Verifiers.of(caf());
    Map<String, String> params = Map.of("max-body", "2KiB");

    assertThat(verifiers.configured("caf", params))
        .isSameAs(verifiers.configured("caf", Map.copyOf(params)));
  }

  @Test
  void mustNotDifferBetweenTwoFilters() {
    Verifiers verifiers = Verifiers.of(caf());
    verifiers.configured("caf", Map.of("max-body", "2KiB"));

    assertThatThrownBy(() -> verifiers.configured("caf", Map.of("max-body", "3KiB")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("two filters have different init-params for the verifier 'caf'")
        .hasMessageContaining("keep them in one place, or give one verifier another name");
  }

  @Test
  void mustBeSettings() {
    Verifiers verifiers = Verifiers.of(caf());

    assertThatThrownBy(() -> verifiers.configured("caf", Map.of("maxage", "PT1M")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "verified-response.caf.maxage is not a setting: did you mean verified-response.caf.max-age?");
  }

  @Test
  void mustSayTheSchemeWhenNothingElseDoes() {
    Verifiers verifiers = Verifiers.of(Map.of());

    assertThatThrownBy(() -> verifiers.configured("caf", Map.of("secret", SECRET)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "verified-response.caf.scheme is not set: use a name in docs/vendors.md, such as caf,"
                + " shufti-pro or stripe; a scheme is never guessed [VR-1008]");
  }

  @Test
  void mustNotBeForAMisspeltVerifier() {
    Verifiers verifiers = Verifiers.of(caf());

    assertThatThrownBy(() -> verifiers.configured("cfa", Map.of("accept", "approved")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the verifier 'cfa' has no scheme: did you mean 'caf'? If not, set"
                + " verified-response.cfa.scheme [VR-1002]");
  }

  @Test
  void mustHaveGoodValues() {
    Verifiers verifiers = Verifiers.of(caf());

    assertThatThrownBy(() -> verifiers.configured("caf", Map.of("max-age", "5")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("verified-response.caf.max-age='5': write an ISO 8601 duration");
  }

  @Test
  void mustNotBringTheSecretOfAnotherScheme() {
    Verifiers verifiers = Verifiers.of(shufti());

    assertThatThrownBy(
            () ->
                verifiers.configured(
                    "caf", Map.of("scheme", "caf", "secret", TestSettings.OTHER_SECRET)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is also a secret of 'shufti'")
        .hasMessageNotContaining(TestSettings.OTHER_SECRET);
  }
}
