package io.github.verifiedresponse.tests.beans;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/** What callers see of a bean whose class has the guard. */
@Path("bean/behind-interface")
public interface BareReceiver {

  /** Guarded on the class behind it. */
  @POST
  String receive(@Context HttpServletRequest request);
}
