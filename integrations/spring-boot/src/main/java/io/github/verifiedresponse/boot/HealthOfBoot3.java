package io.github.verifiedresponse.boot;

import io.github.verifiedresponse.config.Verifiers;
import java.util.List;
import java.util.Map;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthEndpointGroups;
import org.springframework.boot.actuate.health.HealthEndpointGroupsPostProcessor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The health for Actuator of Spring Boot 3.5. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(HealthIndicator.class)
class HealthOfBoot3 {

  /** Its name without the ending is that of the health. */
  @Bean
  HealthIndicator verifiedResponseHealthIndicator(Verifiers verifiers) {
    return () -> health(verifiers.lacking());
  }

  private static Health health(Map<String, List<String>> lacking) {
    boolean isReady = lacking.values().stream().allMatch(List::isEmpty);
    Health.Builder health = isReady ? Health.up() : Health.down();
    lacking.forEach((verifier, what) -> health.withDetail(verifier, Map.of("lacking", what)));
    return health.build();
  }

  /** Where the application has the group. */
  @Bean
  static HealthEndpointGroupsPostProcessor verifiedResponseReadiness() {
    return groups ->
        HealthEndpointGroups.of(
            groups.getPrimary(),
            ReadinessGroup.of(groups.getNames(), groups::get, ReadinessOfBoot3::new));
  }
}
