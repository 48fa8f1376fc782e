package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.TestSettings.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistakes;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With a real MicroProfile Config, as WildFly has it. */
class MicroProfileSourceTest {
  private final ClassLoader application = new ClassLoader(getClass().getClassLoader()) {};

  @AfterEach
  void releaseConfig() {
    ConfigProviderResolver.instance().releaseConfig(ConfigProvider.getConfig(application));
  }

  @Test
  void readsTheConfigurationOfTheApplication() {
    register(Map.of("verified-response.caf.scheme", "caf"));

    MicroProfileSource source = new MicroProfileSource(application);

    assertThat(source.value("verified-response.caf.scheme")).isEqualTo("caf");
    assertThat(source.value("verified-response.caf.product")).isNull();
    assertThat(source.names()).contains("verified-response.caf.scheme");
  }

  @Test
  void isUsedWhereItIsPresent() {
    assertThat(SettingSources.ofApplication(application, List.of(), new Mistakes()))
        .hasAtLeastOneElementOfType(MicroProfileSource.class);
  }

  @Test
  void refusesAMisspeltSettingThere() {
    register(Map.of("verified-response.caf.max-aeg", "PT1M"));

    Settings settings = new Settings(List.of(new MicroProfileSource(application)));

    assertThatThrownBy(settings.names()::refuseUnknown)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("verified-response.caf.max-aeg is not a setting")
        .hasMessageContaining("max-age");
  }

  @Test
  void refusesAMisspeltVerifierThere() {
    register(
        source(100, "scheme", "caf", "secret", SECRET),
        new PropertiesConfigSource(
            Map.of("verified-response.cfa.accept", "approved"), "other", 200));
    Settings settings = new Settings(MicroProfileSource.of(application));

    assertThatThrownBy(() -> Verifiers.of(settings, Clock.systemUTC()))
        .isInstanceOf(ConfigurationException.class)
        .hasMessage(
            "verified-response.cfa.accept belongs to a verifier 'cfa' that has no scheme: did you"
                + " mean verified-response.caf.accept? If not, set verified-response.cfa.scheme"
                + " [VR-1002]");
  }

  @Test
  void aStrongerSourceThereReplacesAWeakerOnesAlternative() {
    register(
        source(100, "scheme", "caf", "secret-env", "VR_NO_SUCH", "secret-file-overlap", "PT1H"),
        source(200, "secret", SECRET));

    assertThat(reader().find(SecretSettings.SECRET)).contains(SECRET);
    assertThat(reader().isSet(SecretSettings.SECRET_ENV)).isFalse();
  }

  @Test
  void anEmptyValueThereHidesNoWeakerSource() {
    register(source(100, "accept", "approved", "max-body", "1KiB"), source(200, "accept", ""));

    assertThat(reader().text(CheckSettings.ACCEPT)).isEqualTo("approved");
    assertThat(MicroProfileSource.of(application))
        .anyMatch(source -> "1KiB".equals(source.value("verified-response.caf.max-body")));
  }

  @Test
  void readsExpressionsAndProfilesThere() {
    register(
        source(100, "secret", "${the.secret}", "max-age", "PT1M"),
        new PropertiesConfigSource(
            Map.of("the.secret", SECRET, "%test.verified-response.caf.max-age", "PT2M"), "b", 200));

    assertThat(reader().text(SecretSettings.SECRET)).isEqualTo(SECRET);
    assertThat(reader().text(CheckSettings.MAX_AGE)).isEqualTo("PT2M");
  }

  @Test
  void refusesAnUnresolvedExpressionThereBeforeAWeakerValue() {
    register(source(100, "secret", SECRET), source(200, "secret", "${no.such.secret}"));

    assertThatThrownBy(() -> reader().text(SecretSettings.SECRET))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("verified-response.caf.secret holds an unresolved ${…}");
  }

  private SettingReader reader() {
    return new SettingReader("caf", new Settings(MicroProfileSource.of(application)));
  }

  private static ConfigSource source(int strength, String... keysAndValues) {
    return new PropertiesConfigSource(
        TestSettings.settingsOf("caf", keysAndValues), "source " + strength, strength);
  }

  private void register(Map<String, String> values) {
    register(new PropertiesConfigSource(values, "test", 100));
  }

  private void register(ConfigSource... sources) {
    Config config =
        new SmallRyeConfigBuilder()
            .addDefaultInterceptors()
            .withProfile("test")
            .withSources(sources)
            .build();
    ConfigProviderResolver.instance().registerConfig(config, application);
  }
}
