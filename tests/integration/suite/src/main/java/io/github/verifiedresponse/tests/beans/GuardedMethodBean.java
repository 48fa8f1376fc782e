package io.github.verifiedresponse.tests.beans;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.tests.probe.Handled;
import jakarta.ejb.Stateless;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/** Has no interface; the annotation is on the method. */
@Stateless
@Path("bean/method")
public class GuardedMethodBean {

  /** Guarded. */
  @POST
  @VerifiedResponse("caf")
  public String receive(@Context HttpServletRequest request) {
    return Handled.by(request, "caf");
  }
}
