package io.github.verifiedresponse.samples.onboarding;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/**
 * The body is the phone's own JSON with Caf's token in it. What stands beside the token, such as
 * the customer, is the phone's word and not the vendor's.
 */
@Path("/onboarding")
@RequestScoped
public class EnvelopeResource {
  @Inject private HandlerRuns runs;

  /** Answers with what was verified. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @VerifiedResponse("caf-envelope")
  public String onboard(@Context HttpServletRequest request) {
    runs.count("/api/onboarding");
    return Receipt.of(VerifiedPayload.require(request::getAttribute, "caf-envelope"));
  }
}
