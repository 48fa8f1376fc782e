package io.github.verifiedresponse.tests.beans;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/** What callers see of the bean: the annotations are here, and nowhere else. */
@Path("bean/interface")
public interface Receiver {

  /** Guarded. */
  @POST
  @VerifiedResponse("caf")
  String receive(@Context HttpServletRequest request);
}
