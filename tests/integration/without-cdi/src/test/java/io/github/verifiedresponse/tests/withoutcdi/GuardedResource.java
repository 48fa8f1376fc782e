package io.github.verifiedresponse.tests.withoutcdi;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** A guarded resource. */
@Path("/result")
public class GuardedResource {
  /** {@return a word} */
  @POST
  @VerifiedResponse("caf")
  public String handle() {
    return "handled";
  }
}
