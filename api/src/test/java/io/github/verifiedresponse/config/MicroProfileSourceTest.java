package io.github.verifiedresponse.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.config.spi.ConfigProviderResolver;
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
    assertThat(SettingSources.ofApplication(application))
        .hasAtLeastOneElementOfType(MicroProfileSource.class);
  }

  @Test
  void refusesAMisspeltSettingThere() {
    register(Map.of("verified-response.caf.max-aeg", "PT1M"));

    Settings settings = new Settings(List.of(new MicroProfileSource(application)));

    assertThatThrownBy(settings::refuseUnknownNames)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("verified-response.caf.max-aeg is not a setting")
        .hasMessageContaining("max-age");
  }

  private void register(Map<String, String> values) {
    Config config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(values, "test", 100))
            .build();
    ConfigProviderResolver.instance().registerConfig(config, application);
  }
}
