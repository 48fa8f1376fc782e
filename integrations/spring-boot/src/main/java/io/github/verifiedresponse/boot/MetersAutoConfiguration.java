package io.github.verifiedresponse.boot;

import io.github.verifiedresponse.micrometer.MicrometerListener;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.annotation.Bean;

/**
 * Counts what the verifiers of the settings decide in the application's {@link MeterRegistry},
 * where {@code verified-response-micrometer} is on the class path.
 */
@AutoConfiguration(
    before = VerifiedResponseAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration",
      "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
    })
@ConditionalOnClass({MeterRegistry.class, MicrometerListener.class})
public final class MetersAutoConfiguration {

  /** Called by Spring Boot. */
  public MetersAutoConfiguration() {}

  /** Takes the place of the listener that counts in Micrometer's global registry. */
  @Bean
  @ConditionalOnSingleCandidate(MeterRegistry.class)
  @ConditionalOnMissingBean
  MicrometerListener verifiedResponseMeters(MeterRegistry registry) {
    return new MicrometerListener(registry);
  }
}
