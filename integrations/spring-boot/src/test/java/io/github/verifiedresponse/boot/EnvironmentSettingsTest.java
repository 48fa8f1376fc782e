package io.github.verifiedresponse.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.config.ApplicationBeans;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.mistake.ConfigurationException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.CompositePropertySource;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

/** Settings among the properties of a Spring application. */
class EnvironmentSettingsTest {
  private static final String SECRET = "5f8a1c9e2b7d4f60a3c8e1d9b2f7a4c6";
  private static final Map<String, Object> CAF =
      Map.of("verified-response.caf.scheme", "caf", "verified-response.caf.replay-guard", "memory");

  private static EnvironmentSettings settings(Map<String, Object> properties) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(new MapPropertySource("the test's", properties));
    return new EnvironmentSettings(environment);
  }

  /** As Spring Boot prepares an environment; the strongest source first. */
  private static EnvironmentSettings settings(PropertySource<?>... sources) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().remove("systemEnvironment");
    List.of(sources).forEach(environment.getPropertySources()::addLast);
    ConfigurationPropertySources.attach(environment);
    return new EnvironmentSettings(environment);
  }

  private static PropertySource<?> variables(Map<String, Object> variables) {
    return new SystemEnvironmentPropertySource("systemEnvironment", variables);
  }

  private static PropertySource<?> file(Map<String, Object> properties) {
    return new MapPropertySource("file " + properties, properties);
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
        .hasMessageContaining("verified-response.caf.secret contains an unresolved")
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

  /** Else nothing would say that its verifier is misspelt. */
  @Test
  void eachListedNameOfAVariableHasItsValue() {
    EnvironmentSettings settings =
        settings(
            variables(
                Map.of("VERIFIEDRESPONSE_CAFF_ACCEPT", "a", "VERIFIED_RESPONSE_CAF_ACCEPT", "b")));

    assertThat(settings.names()).hasSize(2);
    assertThat(settings.value("VERIFIED_RESPONSE_CAFF_ACCEPT")).isEqualTo("a");
    assertThat(settings.value("VERIFIED_RESPONSE_CAF_ACCEPT")).isEqualTo("b");
  }

  @Test
  void aVariableWithoutTheHyphenOfThePrefixHasItsValue() {
    assertThat(
            settings(Map.of("VERIFIEDRESPONSE_CAF_MAX_AGE", "PT1M"))
                .value("verified-response.caf.max-age"))
        .isEqualTo("PT1M");
  }

  @ParameterizedTest
  @ValueSource(strings = {"max-age", "replay-guard", "secret-file-overlap", "on-not-accepted"})
  void eitherSpellingOfAVariableReplacesWhatAFileSets(String key) {
    String variable = "_CAF_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
    for (String prefix : List.of("VERIFIED_RESPONSE", "VERIFIEDRESPONSE")) {
      EnvironmentSettings settings =
          settings(
              variables(Map.of(prefix + variable, "the variable's")),
              file(Map.of("verified-response.caf." + key, "the file's")));

      assertThat(settings.value("verified-response.caf." + key)).isEqualTo("the variable's");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"VERIFIED_RESPONSE_CAF_MAX_AGE", "VERIFIEDRESPONSE_CAF_MAX_AGE"})
  void anEmptyVariableHidesNoFile(String variable) {
    EnvironmentSettings settings =
        settings(
            variables(Map.of(variable, "")), file(Map.of("verified-response.caf.max-age", "PT1M")));

    assertThat(settings.value("verified-response.caf.max-age")).isEqualTo("PT1M");
  }

  @Test
  void anEmptyVariableHidesNotItsOtherSpelling() {
    EnvironmentSettings settings =
        settings(
            variables(
                Map.of(
                    "VERIFIED_RESPONSE_CAF_MAX_AGE", "", "VERIFIEDRESPONSE_CAF_MAX_AGE", "PT1M")));

    assertThat(settings.value("verified-response.caf.max-age")).isEqualTo("PT1M");
  }

  /** As {@code application-prod.properties} before {@code application.properties}. */
  @Test
  void anEmptyValueOfAFileHidesNoWeakerFile() {
    EnvironmentSettings settings =
        settings(
            file(Map.of("verified-response.caf.accept", "")),
            file(Map.of("verified-response.caf.accept", "${what.counts:}")),
            file(Map.of("verifiedResponse.caf.accept", "approved")));

    assertThat(settings.value("verified-response.caf.accept")).isEqualTo("approved");
  }

  /** As what Spring Cloud reads: one source that holds several. */
  @Test
  void anEmptyValueHidesNoWeakerPartOfItsSource() {
    CompositePropertySource several = new CompositePropertySource("several");
    several.addPropertySource(file(Map.of("verified-response.caf.accept", "")));
    several.addPropertySource(file(Map.of("verified-response.caf.accept", "approved")));

    assertThat(settings(several).value("verified-response.caf.accept")).isEqualTo("approved");
  }

  @Test
  void whatIsEmptyEverywhereIsEmpty() {
    EnvironmentSettings settings =
        settings(
            variables(Map.of("VERIFIED_RESPONSE_CAF_ACCEPT", "")),
            file(Map.of("verified-response.caf.accept", "")));

    assertThat(settings.value("verified-response.caf.accept")).isEmpty();
  }

  /**
   * As {@code spring.config.import=file:.env[.properties]} reads it: it is listed, so it counts.
   */
  @Test
  void theNameOfAVariableCountsInAFile() {
    EnvironmentSettings settings = settings(file(Map.of("VERIFIED_RESPONSE_CAF_MAX_AGE", "PT1M")));

    assertThat(settings.names()).contains("VERIFIED_RESPONSE_CAF_MAX_AGE");
    assertThat(settings.value("verified-response.caf.max-age")).isEqualTo("PT1M");
  }

  /** A pointer is in the name, which is none of Spring Boot's. */
  @Test
  void aNameThatSpringBootWouldNotBindHasItsValue() {
    assertThat(
            settings(file(Map.of("verified-response.own.outcome./status", "approved:ok")))
                .value("verified-response.own.outcome./status"))
        .isEqualTo("approved:ok");
  }

  @Test
  void aSourceThatIsAddedLaterCounts() {
    StandardEnvironment environment = new StandardEnvironment();
    EnvironmentSettings settings = new EnvironmentSettings(environment);
    environment
        .getPropertySources()
        .addFirst(file(Map.of("verified-response.caf.accept", "approved")));

    assertThat(settings.value("verified-response.caf.accept")).isEqualTo("approved");
  }

  @Test
  void theStrongestSourceThatSetsOneOfSeveralAlternativesCounts() {
    assertThat(
            started(
                settings(
                    variables(Map.of("VERIFIED_RESPONSE_CAF_SECRET", SECRET)),
                    file(Map.of("verified-response.caf.secret-file", "/no/such/file")),
                    file(CAF))))
        .isEqualTo("caf");
  }

  @Test
  void alternativesOfOneSourceAreRefused() {
    EnvironmentSettings settings =
        settings(
            file(
                Map.of(
                    "verified-response.caf.secret",
                    SECRET,
                    "verified-response.caf.secret-env",
                    "PATH")),
            file(CAF));

    assertThatThrownBy(() -> started(settings)).hasMessageContaining("set in more than one way");
  }

  private static String started(EnvironmentSettings settings) {
    ClassLoader application = new ClassLoader(EnvironmentSettingsTest.class.getClassLoader()) {};
    return Verifiers.ofApplication(
            application, settings, List.of(), List.of(), ApplicationBeans.ofCdi())
        .named("caf")
        .name();
  }

  @Test
  void noValueIsShown() {
    assertThat(settings(Map.of("verified-response.caf.secret", "s3cr3t")))
        .hasToString("EnvironmentSettings[verified-response.caf.secret]");
  }
}
