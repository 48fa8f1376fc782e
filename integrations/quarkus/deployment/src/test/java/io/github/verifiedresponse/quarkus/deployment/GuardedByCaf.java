package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Guarded by the verifier of the settings. */
@Path("/settings")
public class GuardedByCaf {
  @POST
  @VerifiedResponse("caf")
  public String post() {
    return Handled.by("settings");
  }
}
