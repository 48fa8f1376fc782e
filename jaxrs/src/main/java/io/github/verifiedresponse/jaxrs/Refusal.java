package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.ClosedApplicationReport;
import io.github.verifiedresponse.message.FilterKind;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Response;

/**
 * Refuses requests that nothing could guard: by an answer and a log line a second at most, because
 * servers log what is thrown with its trace, and anyone can send the request.
 */
final class Refusal {
  private final ClosedApplicationReport report = ClosedApplicationReport.ofLog(FilterKind.JAX_RS);

  void answer(ContainerRequestContext request, String reason, String detail) {
    report.log(reason + ": " + detail);
    request.abortWith(Response.serverError().build());
  }
}
