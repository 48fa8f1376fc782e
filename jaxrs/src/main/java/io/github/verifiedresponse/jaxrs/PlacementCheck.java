package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.config.RunningApplication;
import io.github.verifiedresponse.config.Verifiers;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/** Checks, while the server registers resources, that each guard can work. */
final class PlacementCheck implements DynamicFeature {
  private final Verifiers verifiers;

  PlacementCheck(Verifiers verifiers) {
    this.verifiers = verifiers;
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    GuardChecks.check(resource.getResourceClass(), verifiers);
    GuardChecks.checkMethod(resource.getResourceClass(), resource.getResourceMethod(), verifiers);
    GuardChecks.endpoint(resource.getResourceClass(), resource.getResourceMethod())
        .ifPresent(RunningApplication::noteGuarded);
  }
}
