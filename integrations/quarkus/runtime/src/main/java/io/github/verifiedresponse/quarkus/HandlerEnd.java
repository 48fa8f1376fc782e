package io.github.verifiedresponse.quarkus;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;
import java.util.Optional;

/** Settles a result when its resource method has ended. */
final class HandlerEnd implements ContainerResponseFilter {
  /** Response filters run from the highest number down: before the application's own. */
  static final int PRIORITY = Integer.MAX_VALUE;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response)
      throws IOException {
    Optional<Pending> pending = Pending.of(GuardFilter.own(request));
    if (pending.isPresent()) {
      pending.get().answered(response);
    }
  }
}
