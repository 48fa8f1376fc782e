package io.github.verifiedresponse.tests.beans;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.tests.probe.Handled;
import jakarta.ejb.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/** Has no interface; the annotation is on the class. */
@Singleton
@Path("bean/class")
@VerifiedResponse("caf")
public class GuardedBean {

  /** Guarded. */
  @POST
  public String receive(@Context HttpServletRequest request) {
    return Handled.by(request, "caf");
  }
}
