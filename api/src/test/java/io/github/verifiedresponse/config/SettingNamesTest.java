package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.TestSettings.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.scheme.Vendor;
import io.github.verifiedresponse.scheme.Vendors;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names that nothing reads are refused, and names of others are left alone. */
class SettingNamesTest {
  private static final SettingSource FILE = new SettingSources.Texts(TestSettings.caf(), true);

  private static void start(SettingSource... sources) {
    List<SettingSource> all = new ArrayList<>(List.of(sources));
    all.add(FILE);
    Verifiers.of(new Settings(all), Clock.systemUTC());
  }

  private static SettingSource environment(String... namesAndValues) {
    Map<String, String> variables = new java.util.HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      variables.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new SettingSources.Environment(variables);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VERIFIED_RESPONSE_SERVICE_HOST",
        "VERIFIED_RESPONSE_SERVICE_PORT",
        "VERIFIED_RESPONSE_SERVICE_PORT_HTTP",
        "VERIFIED_RESPONSE_SERVICE_PORT_HTTP_METRICS_2",
        "VERIFIED_RESPONSE_PORT",
        "VERIFIED_RESPONSE_PORT_8080_TCP",
        "VERIFIED_RESPONSE_PORT_8080_TCP_PROTO",
        "VERIFIED_RESPONSE_PORT_8080_TCP_PORT",
        "VERIFIED_RESPONSE_PORT_8080_TCP_ADDR",
        "VERIFIED_RESPONSE_PORT_53_UDP",
        "VERIFIED_RESPONSE_PORT_53_UDP_ADDR",
        "VERIFIED_RESPONSE_PORT_36412_SCTP_PROTO",
        "VERIFIED_RESPONSE_CAF_SERVICE_HOST",
        "VERIFIED_RESPONSE_CAF_SERVICE_PORT_HTTP",
        "VERIFIED_RESPONSE_CAF_PORT",
        "VERIFIED_RESPONSE_CAF_PORT_8080_TCP_ADDR",
        "VERIFIED_RESPONSE_APP_CONFIG_DB_SERVICE_HOST"
      })
  void whatKubernetesSetsForAServiceIsNoSetting(String variable) {
    assertThatCode(() -> start(environment(variable, "10.0.0.1"))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "VERIFIED_RESPONSE_SERVICE_HOSTS",
        "VERIFIED_RESPONSE_SERVICE",
        "VERIFIED_RESPONSE_PORTS",
        "VERIFIED_RESPONSE_PORT_HTTP",
        "VERIFIED_RESPONSE_PORT_8080",
        "VERIFIED_RESPONSE_PORT_8080_TLS",
        "VERIFIED_RESPONSE_PORT_8080_TCP_HOST",
        "VERIFIED_RESPONSE_PORT_123456_TCP",
        "VERIFIED_RESPONSE_SERVICE_PORT_SECRET",
        "VERIFIED_RESPONSE_CAF_SERVICE_PORT_ACCEPT"
      })
  void whatKubernetesDoesNotSetOrCouldBeASettingIsLookedAt(String variable) {
    assertThatThrownBy(() -> start(environment(variable, "10.0.0.1")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(variable);
  }

  @Test
  void noSettingHasTheNameOfAVariableOfKubernetes() {
    List<String> names = new ArrayList<>(Settings.ALL.stream().map(Setting::key).toList());
    Vendors.all().stream().map(Vendor::asks).flatMap(java.util.Set::stream).forEach(names::add);

    assertThat(names).noneMatch(name -> name.matches("(.*-)?(service-host|port|tcp|udp|sctp)"));
  }

  @Test
  void aSourceThatListsNothingMayHoldTheScheme() {
    SettingSource vault =
        name ->
            switch (name) {
              case "verified-response.passport.scheme" -> "caf";
              case "verified-response.passport.secret" -> SECRET;
              default -> null;
            };

    assertThatCode(() -> start(vault, environment("VERIFIED_RESPONSE_PASSPORT_MAX_AGE", "PT1M")))
        .doesNotThrowAnyException();
  }

  @Test
  void theSchemeMayBeInTheEnvironmentWhereNothingNamesTheVerifier() {
    assertThatCode(
            () ->
                start(
                    environment(
                        "VERIFIED_RESPONSE_KYC_B_SECRET",
                        SECRET,
                        "VERIFIED_RESPONSE_KYC_B_PREVIOUS_SECRET_ENV",
                        "",
                        "VERIFIED_RESPONSE_KYC_B_SCHEME",
                        "caf")))
        .doesNotThrowAnyException();
  }

  @Test
  void anEmptyValueIsNoSettingOfAVerifier() {
    assertThatCode(() -> start(environment("VERIFIED_RESPONSE_CFA_ACCEPT", "")))
        .doesNotThrowAnyException();
  }

  @Test
  void aVariableIsReadAsTheSettingOfAnyVerifierThatThereIs() {
    SettingSource scheme =
        new SettingSources.Texts(TestSettings.settingsOf("kyc-previous", "scheme", "caf"));

    assertThatCode(
            () -> start(scheme, environment("VERIFIED_RESPONSE_KYC_PREVIOUS_SECRET", SECRET)))
        .doesNotThrowAnyException();
  }

  @Test
  void aVariableThatDiffersFromASettingsByItsCaseIsRefused() {
    assertThatThrownBy(() -> start(environment("VERIFIED_RESPONSE_caf_ACCEPT", "approved")))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageStartingWith(
            "VERIFIED_RESPONSE_caf_ACCEPT is not a setting: did you mean"
                + " VERIFIED_RESPONSE_CAF_ACCEPT?");
  }

  /** As Spring's are, of which the strongest value counts. */
  @Test
  void aVariablesNameInASourceOfOthersMayBeReplacedByAStrongerOne() {
    SettingSource springs =
        new SettingSource() {
          @Override
          public @Nullable String value(String name) {
            return Map.of(
                    "VERIFIED_RESPONSE_CAF_MAX_AGE",
                    "PT1M",
                    "verified-response.caf.max-age",
                    "PT2M")
                .get(name);
          }

          @Override
          public Set<String> names() {
            return Set.of("VERIFIED_RESPONSE_CAF_MAX_AGE", "verified-response.caf.max-age");
          }
        };

    assertThatCode(() -> start(springs)).doesNotThrowAnyException();
  }

  @Test
  void aSecretInANameIsNotShownInWhatIsProposed() {
    SettingSource file =
        new SettingSources.Texts(Map.of("verified-response.cfa.config.secret-Kd8sQ0z1xY", "x"));

    assertThatThrownBy(() -> start(file))
        .hasMessageContaining("did you mean verified-response.caf.config.secret…")
        .hasMessageNotContaining("Kd8s");
  }

  /** No file and no system property is asked for it, so that the check would be silently off. */
  @ParameterizedTest
  @ValueSource(strings = {"ACCEPT", "CONFIG_ALG"})
  void theNameOfAVariableInAFileIsRefused(String key) {
    String variable = "VERIFIED_RESPONSE_CAF_" + key;
    for (boolean isOurs : List.of(true, false)) {
      SettingSource file = new SettingSources.Texts(Map.of(variable, "x"), isOurs);

      assertThatThrownBy(() -> start(file))
          .isInstanceOf(ConfigurationException.class)
          .hasMessageStartingWith(
              variable + " is the name of an environment variable and cannot be")
          .hasMessageEndingWith(
              ": write verified-response.caf."
                  + (key.equals("ACCEPT") ? "accept" : "config.alg")
                  + " [VR-1001]");
    }
  }

  @Test
  void theNameOfAVariableThatIsReadMayBeInAnotherSourceToo() {
    assertThatCode(
            () ->
                start(
                    new SettingSources.Texts(Map.of("VERIFIED_RESPONSE_CAF_MAX_AGE", "PT1M")),
                    environment("VERIFIED_RESPONSE_CAF_MAX_AGE", "PT1M")))
        .doesNotThrowAnyException();
    assertThatCode(
            () -> start(new SettingSources.Texts(Map.of("VERIFIED_RESPONSE_CAF_MAX_AGE", ""))))
        .doesNotThrowAnyException();
  }

  @Test
  void namesOfOthersAreLeftAlone() {
    SettingSource others =
        new SettingSources.Texts(
            Map.of(
                "java.home", "/x", "verified-reponse.caf.accept", "y", "VERIFIED_RESPONSES", "z"));

    assertThatCode(() -> start(others)).doesNotThrowAnyException();
  }

  @ParameterizedTest(name = "{0} and {1}: {2}")
  @CsvSource({
    "caf, cfa, 1",
    "max-age, maxage, 1",
    "secret, secert, 1",
    "accept, accept, 0",
    "Accept, accept, 0",
    "binding, bidnign, 2",
    "a, '', 1",
    "carrier, barrier, 1",
    "verified-response, verified-reponse, 1"
  })
  void theDistanceIsTheNumberOfMistakes(String one, String other, int distance) {
    assertThat(Nearest.distance(one, other)).isEqualTo(distance);
    assertThat(Nearest.distance(other, one)).isEqualTo(distance);
  }

  @Test
  void aProposalIsNearAndTheSameEachTime() {
    assertThat(Nearest.to("caf", List.of("shufti", "passport"))).isEmpty();
    assertThat(Nearest.to("cab", List.of("cat", "car", "can"))).contains("can");
    assertThat(Nearest.to("cab", List.of("can", "car", "cat"))).contains("can");
    assertThat(Nearest.to("secret-fil", List.of("secret-env", "secret-file")))
        .contains("secret-file");
  }
}
