package io.github.verifiedresponse.quarkus;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import java.util.Locale;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.NonBlockingHandler;
import org.jspecify.annotations.Nullable;

/** Brings a verified request back to the event loop, where its resource method belongs there. */
final class FromWorkerFilter implements ContainerRequestFilter {
  static final int PRIORITY = GuardFilter.PRIORITY + 1;

  private final GuardedResources resources;

  FromWorkerFilter(GuardedResources resources) {
    this.resources = resources;
  }

  @Override
  public void filter(ContainerRequestContext context) {
    ResteasyReactiveRequestContext request = GuardFilter.own(context);
    if (request.getResteasyReactiveResourceInfo().isNonBlocking
        && !isForm(context.getHeaderString("Content-Type"))
        && resources.guardOf(request).annotation().isPresent()) {
      try {
        NonBlockingHandler.INSTANCE.handle(request);
      } catch (Exception e) {
        throw new IllegalStateException("the request cannot be handled by the event loop", e);
      }
    }
  }

  /** On the event loop Quarkus would read a form from the connection, where nothing is left. */
  private static boolean isForm(@Nullable String contentType) {
    String type = contentType == null ? "" : contentType.strip().toLowerCase(Locale.ROOT);
    return type.startsWith("application/x-www-form-urlencoded")
        || type.startsWith("multipart/form-data");
  }
}
