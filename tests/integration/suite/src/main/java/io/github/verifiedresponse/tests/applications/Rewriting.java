package io.github.verifiedresponse.tests.applications;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;

/** Sends a request to another path, or makes it another method, before a resource is chosen. */
@PreMatching
public class Rewriting implements ContainerRequestFilter {
  @Override
  public void filter(ContainerRequestContext request) {
    String path = request.getHeaderString("X-Rewrite-Path");
    if (path != null) {
      request.setRequestUri(request.getUriInfo().getBaseUri().resolve(path));
    }
    String method = request.getHeaderString("X-Rewrite-Method");
    if (method != null) {
      request.setMethod(method);
    }
  }
}
