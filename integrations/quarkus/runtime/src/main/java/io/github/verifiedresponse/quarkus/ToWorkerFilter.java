package io.github.verifiedresponse.quarkus;

import io.github.verifiedresponse.ClosedApplicationReport;
import io.github.verifiedresponse.message.FilterKind;
import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.BlockingHandler;

/**
 * Takes a guarded request off the event loop: its body is read, and keys and used results are
 * looked up, by blocking. A filter of its own, since what follows a change of threads is the next
 * handler. Before that it refuses requests that nothing could guard, with a log line a second at
 * most: anyone can send them.
 */
final class ToWorkerFilter implements ContainerRequestFilter {
  static final int PRIORITY = GuardFilter.PRIORITY - 1;

  private final GuardedResources resources;
  private final ClosedApplicationReport report = ClosedApplicationReport.ofLog(FilterKind.JAX_RS);
  private final BlockingHandler worker =
      new BlockingHandler(ResteasyReactiveRecorder.EXECUTOR_SUPPLIER);

  ToWorkerFilter(GuardedResources resources) {
    this.resources = resources;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    ResteasyReactiveRequestContext request = GuardFilter.own(context);
    GuardedResources.Guard guard = resources.guardOf(request);
    if (!guard.fault().isEmpty()) {
      report.log("what it leads to cannot be guarded: " + guard.fault());
      context.abortWith(Response.serverError().build());
    } else if (guard.annotation().isPresent()) {
      toWorker(request);
    }
  }

  private void toWorker(ResteasyReactiveRequestContext request) {
    try {
      worker.handle(request);
    } catch (Exception e) {
      throw new IllegalStateException("the request cannot be handled by a worker thread", e);
    }
  }
}
