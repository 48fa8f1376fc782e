package io.github.verifiedresponse.samples.quarkus;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** What phones and vendors send results to. Each method runs for a verified one only. */
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
public class OnboardingResource {
  private static final String RETRY_SECONDS = "5";

  private final Desk desk;

  OnboardingResource(Desk desk) {
    this.desk = desk;
  }

  /** The body is Caf's token, as the phone got it. */
  @POST
  @Path("/api/liveness")
  @Consumes({"application/jwt", "application/jose", MediaType.TEXT_PLAIN})
  @VerifiedResponse("caf")
  public String liveness(VerifiedPayload result) {
    desk.handled("/api/liveness");
    return Receipt.of(result);
  }

  /**
   * The body is the phone's own JSON with Caf's token in it; what is beside the token is the
   * phone's word. While the system behind is in maintenance, nothing has been done with the result,
   * and the method says so: the phone may send the same one again.
   */
  @POST
  @Path("/api/onboarding")
  @Consumes(MediaType.APPLICATION_JSON)
  @VerifiedResponse("caf-envelope")
  public Response onboard(VerifiedPayload result) {
    if (desk.isInMaintenance()) {
      result.giveBack();
      return Response.status(Response.Status.SERVICE_UNAVAILABLE)
          .header(HttpHeaders.RETRY_AFTER, RETRY_SECONDS)
          .build();
    }
    desk.handled("/api/onboarding");
    return Response.ok(Receipt.of(result)).build();
  }

  /** As a real back end has it: only the result of the customer who is signed in is accepted. */
  @POST
  @Path("/api/bound/liveness")
  @Consumes(MediaType.APPLICATION_JSON)
  @VerifiedResponse("caf-bound")
  public String boundLiveness(VerifiedPayload result) {
    desk.handled("/api/bound/liveness");
    return Receipt.of(result);
  }

  /** Shufti Pro calls back, with its {@code Signature} header. */
  @POST
  @Path("/callbacks/shufti")
  @VerifiedResponse("shufti")
  public String callback(VerifiedPayload result) {
    desk.handled("/callbacks/shufti");
    return Receipt.of(result);
  }
}
