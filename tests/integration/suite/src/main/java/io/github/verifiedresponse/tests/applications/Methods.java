package io.github.verifiedresponse.tests.applications;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.tests.probe.Handled;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;

/** Guarded and open methods side by side. */
@Path("methods")
public class Methods {

  /** Guarded. */
  @POST
  @Path("guarded")
  @VerifiedResponse("caf")
  public String receive(@Context HttpServletRequest request) {
    return Handled.by(request, "caf");
  }

  /** Guarded; the token is a header, so that GET and HEAD can have one. */
  @GET
  @Path("guarded")
  @VerifiedResponse("caf-header")
  public String read(@Context HttpServletRequest request) {
    return Handled.by(request, "caf-header");
  }

  /** Open. */
  @POST
  @Path("open")
  public String open() {
    return "open";
  }

  /** Guarded, for a token alone. */
  @PUT
  @Path("sibling")
  @Consumes("application/jwt")
  @VerifiedResponse("caf")
  public String sibling(@Context HttpServletRequest request) {
    return Handled.by(request, "caf");
  }

  /** Open by mistake: it asks for a payload that nobody has verified. */
  @PUT
  @Path("sibling")
  @Consumes("text/plain")
  public String openSibling(@Context HttpServletRequest request) {
    return Handled.by(request, "caf");
  }
}
