package io.github.verifiedresponse.tests.mapped;

import io.github.verifiedresponse.tests.probe.Handled;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/** Nothing but the filter in front of it guards it. */
@Path("kyc/result")
public class Unannotated {

  /** Counts its run before it asks for the payload. */
  @POST
  public String receive(@Context HttpServletRequest request) {
    return Handled.by(request, "caf");
  }
}
