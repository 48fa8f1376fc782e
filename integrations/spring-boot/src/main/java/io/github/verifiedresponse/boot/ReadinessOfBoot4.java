package io.github.verifiedresponse.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.health.actuate.endpoint.AdditionalHealthEndpointPath;
import org.springframework.boot.health.actuate.endpoint.HealthEndpointGroup;
import org.springframework.boot.health.actuate.endpoint.HttpCodeStatusMapper;
import org.springframework.boot.health.actuate.endpoint.StatusAggregator;

/**
 * The group of Spring Boot 4.0 with one member more.
 *
 * @param group the application's
 */
record ReadinessOfBoot4(HealthEndpointGroup group) implements HealthEndpointGroup {

  @Override
  public boolean isMember(String name) {
    return name.equals(ReadinessGroup.MEMBER) || group.isMember(name);
  }

  @Override
  public boolean showComponents(SecurityContext context) {
    return group.showComponents(context);
  }

  @Override
  public boolean showDetails(SecurityContext context) {
    return group.showDetails(context);
  }

  @Override
  public StatusAggregator getStatusAggregator() {
    return group.getStatusAggregator();
  }

  @Override
  public HttpCodeStatusMapper getHttpCodeStatusMapper() {
    return group.getHttpCodeStatusMapper();
  }

  @Override
  public @Nullable AdditionalHealthEndpointPath getAdditionalPath() {
    return group.getAdditionalPath();
  }
}
