package io.github.verifiedresponse.boot;

import io.github.verifiedresponse.config.Verifiers;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Import;

/**
 * Tells Actuator whether each verifier that settings describe has its keys and whether its store
 * answers: in the health {@code verifiedResponse}, which is a member of the group {@code
 * readiness}. It is not one of {@code liveness}, because a restart helps nothing.
 */
@AutoConfiguration(
    after = VerifiedResponseAutoConfiguration.class,
    afterName = {
      "org.springframework.boot.actuate.autoconfigure.availability.AvailabilityProbesAutoConfiguration",
      "org.springframework.boot.health.autoconfigure.actuate.endpoint.AvailabilityProbesAutoConfiguration"
    })
@ConditionalOnBean(Verifiers.class)
@ConditionalOnProperty(name = "management.health.verified-response.enabled", matchIfMissing = true)
@Import({HealthOfBoot3.class, HealthOfBoot4.class})
public final class HealthAutoConfiguration {

  /** Called by Spring Boot. */
  public HealthAutoConfiguration() {}
}
