package io.github.verifiedresponse.tests.once;

import jakarta.annotation.Priority;
import jakarta.servlet.ServletContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.ext.Provider;
import org.jspecify.annotations.Nullable;

/**
 * A response filter of the application's own that fails when the test says so. Some servers run all
 * response filters again then. It is the last of them, so that ours has run before.
 */
@Provider
@Priority(1)
public class FailingResponses implements ContainerResponseFilter {
  /** Names where it waits for the test before it fails. */
  static final String FAIL_AFTER = "X-Fail-After";

  @Context private @Nullable ServletContext context;

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    String name = request.getHeaderString(FAIL_AFTER);
    ServletContext application = context;
    if (name != null && application != null) {
      Effects.of(application).waitFor(name);
      throw new IllegalStateException("this response filter was told to fail");
    }
  }
}
