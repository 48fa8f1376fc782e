package io.github.verifiedresponse.tests.refused;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

/** Guards a sub-resource locator, which has returned before any filter runs. */
@Path("locator")
public class GuardedLocator {

  /** Leads to the sub-resource. */
  @Path("sub")
  @VerifiedResponse("caf")
  public Sub sub() {
    return new Sub();
  }

  /** Not guarded itself. */
  public static class Sub {

    /** Never runs. */
    @POST
    public String receive() {
      return "received";
    }
  }
}
