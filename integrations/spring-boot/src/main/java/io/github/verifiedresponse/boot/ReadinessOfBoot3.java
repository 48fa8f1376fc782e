package io.github.verifiedresponse.boot;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.health.AdditionalHealthEndpointPath;
import org.springframework.boot.actuate.health.HealthEndpointGroup;
import org.springframework.boot.actuate.health.HttpCodeStatusMapper;
import org.springframework.boot.actuate.health.StatusAggregator;

/**
 * The group of Spring Boot 3.5 with one member more.
 *
 * @param group the application's
 */
record ReadinessOfBoot3(HealthEndpointGroup group) implements HealthEndpointGroup {

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
