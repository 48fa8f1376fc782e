package io.github.verifiedresponse.tests.refused;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Names a verifier that there is not. */
@Path("unknown")
public class UnknownVerifierResource {

  /** Never runs. */
  @POST
  @VerifiedResponse("nobody")
  public String receive() {
    return "received";
  }
}
