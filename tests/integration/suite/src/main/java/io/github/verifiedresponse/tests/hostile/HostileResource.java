package io.github.verifiedresponse.tests.hostile;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;

/** Behind the JAX-RS door; one method for each verifier. */
@Path("hostile")
@Produces("text/plain;charset=UTF-8")
public class HostileResource {

  /** A token as the body. */
  @POST
  @Path("caf")
  @VerifiedResponse("caf")
  public String caf(@Context HttpServletRequest request) {
    return Seen.by(request, "caf");
  }

  /** A token as the body, which may be longer. */
  @POST
  @Path("caf-long")
  @VerifiedResponse("caf-long")
  public String cafLong(@Context HttpServletRequest request) {
    return Seen.by(request, "caf-long");
  }

  /** A token in JSON that nobody has signed. */
  @POST
  @Path("envelope")
  @VerifiedResponse("envelope")
  public String envelope(@Context HttpServletRequest request) {
    return Seen.by(request, "envelope");
  }

  /** JSON, signed in a header. */
  @POST
  @Path("shufti")
  @VerifiedResponse("shufti")
  public String shufti(@Context HttpServletRequest request) {
    return Seen.by(request, "shufti");
  }

  /** Somebody's own result, and nobody is signed in. */
  @POST
  @Path("bound")
  @VerifiedResponse("bound")
  public String bound(@Context HttpServletRequest request) {
    return Seen.by(request, "bound");
  }

  /** Only people who passed. */
  @POST
  @Path("approved")
  @VerifiedResponse("approved")
  public String approved(@Context HttpServletRequest request) {
    return Seen.by(request, "approved");
  }

  /** A token under a secret that is replaced while the server runs. */
  @POST
  @Path("rotated")
  @VerifiedResponse("rotated")
  public String rotated(@Context HttpServletRequest request) {
    return Seen.by(request, "rotated");
  }

  /** A verifier whose parts break when a message asks for it. */
  @POST
  @Path(Fault.VERIFIER)
  @VerifiedResponse(Fault.VERIFIER)
  public String breaking(@Context HttpServletRequest request) {
    return Seen.by(request, Fault.VERIFIER);
  }
}
