package io.github.verifiedresponse.tests.refused;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.ws.rs.Path;

/** Guards a sub-resource locator whose path stands on an interface. */
@Path("locator")
public class LocatorOfInterface implements Locating {
  @Override
  @VerifiedResponse("caf")
  public GuardedLocator.Sub sub() {
    return new GuardedLocator.Sub();
  }
}
