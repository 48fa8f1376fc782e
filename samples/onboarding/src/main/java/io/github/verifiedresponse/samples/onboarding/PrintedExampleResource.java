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

/** Takes results of any age, as the example of 2020 on the vendor's page is one. */
@Path("/printed-example")
@RequestScoped
public class PrintedExampleResource {
  @Inject private HandlerRuns runs;

  /** Answers with what was verified. */
  @POST
  @Consumes({"application/jwt", "application/jose", MediaType.TEXT_PLAIN})
  @Produces(MediaType.APPLICATION_JSON)
  @VerifiedResponse("caf-printed")
  public String receive(@Context HttpServletRequest request) {
    runs.count("/api/printed-example");
    return Receipt.of(VerifiedPayload.require(request::getAttribute, "caf-printed"));
  }
}
