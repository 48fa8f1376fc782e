package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.config.RunningApplication;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.mistake.ConfigurationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;

/**
 * Checks, while the server registers resources, that each guard can work. At start what cannot is
 * refused. Servers register what they meet behind a locator with the request that leads there, and
 * again with the next when that fails: it is closed. The filter sees that requests have begun.
 */
@PreMatching
final class PlacementCheck implements DynamicFeature, ContainerRequestFilter {
  private final Verifiers verifiers;
  private final Refusal refusal = new Refusal();
  private volatile boolean isServing;

  PlacementCheck(Verifiers verifiers) {
    this.verifiers = verifiers;
  }

  @Override
  public void filter(ContainerRequestContext request) {
    if (!isServing) { // each processor keeps its copy of what is only read
      isServing = true;
    }
  }

  @Override
  public void configure(ResourceInfo resource, FeatureContext context) {
    try {
      check(resource);
    } catch (ConfigurationException e) {
      if (!isServing) {
        throw e;
      }
      context.register(new Closed(refusal, String.valueOf(e.getMessage())), Closed.PRIORITY);
    }
  }

  private void check(ResourceInfo resource) {
    GuardChecks.check(resource.getResourceClass(), verifiers);
    GuardChecks.checkMethod(resource.getResourceClass(), resource.getResourceMethod(), verifiers);
    GuardChecks.endpoint(resource.getResourceClass(), resource.getResourceMethod())
        .ifPresent(RunningApplication::noteGuarded);
  }

  /** Lets no request through to a method. */
  private record Closed(Refusal refusal, String fault) implements ContainerRequestFilter {
    static final int PRIORITY = GuardFilter.PRIORITY - 1;

    @Override
    public void filter(ContainerRequestContext request) {
      refusal.answer(request, "what it leads to cannot be guarded", fault);
    }
  }
}
