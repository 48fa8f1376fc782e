package io.github.verifiedresponse.tests.load;

import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** Answers as the sample's resource does, and verifies nothing. */
@Path("/open")
@RequestScoped
public class OpenResource {

  /** Answers with what came. */
  @POST
  @Consumes("application/jwt")
  @Produces(MediaType.APPLICATION_JSON)
  public String receive(byte[] token) {
    return OpenReceipt.ofToken(token);
  }
}
