package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.gate.Visit;
import io.github.verifiedresponse.replay.AlreadyUsedException;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import java.io.IOException;
import java.util.Optional;

/**
 * Settles a result when its resource method has ended.
 *
 * <p>A class of its own beside {@link GuardFilter}: Jersey has one priority for an object, whatever
 * is set for each of its contracts, and reads it from the annotation.
 */
@Priority(HandlerEnd.PRIORITY)
final class HandlerEnd implements ContainerResponseFilter {
  /**
   * Response filters run from the highest number down. Another one that ran before and failed would
   * look like a handler that failed.
   */
  static final int PRIORITY = Integer.MAX_VALUE;

  /**
   * A server may run response filters again, when it finds that the answer cannot be written: only
   * the first time is about the handler.
   */
  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response)
      throws IOException {
    Optional<Pending> pending = Pending.end(request);
    if (pending.isPresent()) {
      pending.get().exchange().responding(response);
      tell(pending.get(), response);
    } else if (response.getEntity() instanceof AlreadyUsedException) {
      response.setEntity(null); // verified by the servlet filter, which answers nothing else
    }
  }

  private static void tell(Pending pending, ContainerResponseContext response) throws IOException {
    Visit visit = pending.visit();
    int status = response.getStatus();
    if (response.getEntity() instanceof AlreadyUsedException) {
      visit.alreadyUsed();
    } else if (pending.isTimeOut(status)) {
      visit.abandoned(status);
    } else if (pending.isFailure(status)) {
      visit.failed();
    } else {
      visit.ended(status);
    }
  }
}
