package io.github.verifiedresponse.quarkus;

import io.github.verifiedresponse.Acceptance;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.gate.Gate;
import io.github.verifiedresponse.gate.Visit;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.io.IOException;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.spi.ResteasyReactiveContainerRequestContext;

/**
 * Verifies requests to guarded resource methods, after authentication, because a binding asks who
 * the caller is, and before anything decodes the entity.
 */
final class GuardFilter implements ContainerRequestFilter {
  static final int PRIORITY = Priorities.AUTHORIZATION + 500;

  private final GuardedResources resources;

  GuardFilter(GuardedResources resources) {
    this.resources = resources;
  }

  @Override
  public void filter(ContainerRequestContext context) throws IOException {
    ResteasyReactiveRequestContext request = own(context);
    Optional<VerifiedResponse> guard = resources.guardOf(request).annotation();
    if (guard.isPresent()) {
      enter(guard.get(), request);
    }
  }

  private void enter(VerifiedResponse guard, ResteasyReactiveRequestContext request)
      throws IOException {
    GuardedResources.Handler handler = GuardedResources.handlerOf(request);
    QuarkusExchange exchange =
        new QuarkusExchange(request, Route.of(handler.type(), handler.method()));
    Optional<Visit> visit =
        Gate.of(resources.verifiers().named(guard.value()), Acceptance.of(guard)).enter(exchange);
    if (visit.isPresent()) {
      Pending.begin(guard, visit.get(), exchange, request, handler.method());
    }
  }

  /** {@return the request as Quarkus REST has it} */
  static ResteasyReactiveRequestContext own(ContainerRequestContext context) {
    if (context instanceof ResteasyReactiveContainerRequestContext reactive
        && reactive.getServerRequestContext() instanceof ResteasyReactiveRequestContext request) {
      return request;
    }
    throw new IllegalStateException(
        "this is not a request of Quarkus REST: nothing can be guarded");
  }
}
