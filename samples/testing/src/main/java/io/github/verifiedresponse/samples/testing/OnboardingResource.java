package io.github.verifiedresponse.samples.testing;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/** The phone relays Caf's token in its own JSON. */
@Path("/onboarding")
public class OnboardingResource {

  /** Answers with what was verified. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @VerifiedResponse("onboarding")
  public String receive(@Context ContainerRequestContext request) {
    return "welcome, " + VerifiedPayload.require(request::getProperty, "onboarding").id();
  }
}
