package io.github.verifiedresponse.tests.refused;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.ws.rs.Path;

/** Guards a class, and with it a sub-resource locator. */
@Path("locator")
@VerifiedResponse("caf")
public class ClassOfLocator {

  /** Leads to the sub-resource. */
  @Path("sub")
  public GuardedLocator.Sub sub() {
    return new GuardedLocator.Sub();
  }
}
