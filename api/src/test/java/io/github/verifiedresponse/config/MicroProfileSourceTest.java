package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.TestSettings.SECRET;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.mistake.Mistakes;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.util.HashMap;
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
  private static final String ACCEPT = "verified-response.caf.accept";
  private static final String MAX_AGE = "verified-response.caf.max-age";

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
  void anEmptyValueHidesNoProfile() {
    register(
        file(ACCEPT, "any", "%test." + ACCEPT, "approved", "%test." + MAX_AGE, "PT2M"),
        source(200, "accept", "", "max-age", ""));

    assertThat(reader().text(CheckSettings.ACCEPT)).isEqualTo("approved");
    assertThat(reader().text(CheckSettings.MAX_AGE)).isEqualTo("PT2M");
  }

  @Test
  void anEmptyValueHidesNotTheLastOfSeveralProfiles() {
    register(
        List.of("one", "two"),
        file(ACCEPT, "any", "%one." + ACCEPT, "pending", "%two." + ACCEPT, "approved"),
        source(200, "accept", ""));

    assertThat(reader().text(CheckSettings.ACCEPT)).isEqualTo("approved");
  }

  @Test
  void anEmptyValueOfAProfileHidesNotTheOneWithout() {
    register(file(ACCEPT, "approved", "%test." + ACCEPT, ""));

    assertThat(reader().text(CheckSettings.ACCEPT)).isEqualTo("approved");
  }

  @Test
  void anExpressionThatIsEmptyIsNoValue() {
    register(
        file(ACCEPT, "${no.such:}"), source(50, "accept", "approved", "max-age", "${no.such:}"));

    assertThat(reader().text(CheckSettings.ACCEPT)).isEqualTo("approved");
    assertThat(reader().isSet(CheckSettings.MAX_AGE)).isFalse();
  }

  /** As on servers whose MicroProfile Config is not SmallRye's. */
  @Test
  void anEmptyValueHidesNoProfileThatOnlyAPropertyNames() {
    Config config =
        config(
            List.of("one", "two"),
            file(ACCEPT, "any", "%two." + ACCEPT, "approved", "mp.config.profile", "one, two"),
            source(200, "accept", ""));
    ConfigProviderResolver.instance()
        .registerConfig(
            (Config)
                Proxy.newProxyInstance(
                    application,
                    new Class<?>[] {Config.class},
                    (proxy, method, arguments) -> method.invoke(config, arguments)),
            application);

    assertThat(reader().text(CheckSettings.ACCEPT)).isEqualTo("approved");
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
        .hasMessageStartingWith("verified-response.caf.secret contains an unresolved ${…}");
  }

  private SettingReader reader() {
    return new SettingReader("caf", new Settings(MicroProfileSource.of(application)));
  }

  private static ConfigSource file(String... namesAndValues) {
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      values.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return new PropertiesConfigSource(values, "file", 100);
  }

  private static ConfigSource source(int strength, String... keysAndValues) {
    return new PropertiesConfigSource(
        TestSettings.settingsOf("caf", keysAndValues), "source " + strength, strength);
  }

  private void register(Map<String, String> values) {
    register(new PropertiesConfigSource(values, "test", 100));
  }

  private void register(ConfigSource... sources) {
    register(List.of("test"), sources);
  }

  private void register(List<String> profiles, ConfigSource... sources) {
    ConfigProviderResolver.instance().registerConfig(config(profiles, sources), application);
  }

  private static Config config(List<String> profiles, ConfigSource... sources) {
    return new SmallRyeConfigBuilder()
        .addDefaultInterceptors()
        .withProfiles(profiles)
        .withSources(sources)
        .build();
  }
}
