package io.github.verifiedresponse.samples.onboarding;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.ServiceUnavailableException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/**
 * The body is the phone's own JSON with Caf's token in it. What stands beside the token, such as
 * the customer, is the phone's word and not the vendor's.
 */
@Path("/onboarding")
@RequestScoped
public class EnvelopeResource {
  private static final long SECONDS = 5;

  @Inject private HandlerRuns runs;
  @Inject private Maintenance maintenance;

  /**
   * Answers with what was verified. While the system behind is in maintenance, nothing has been
   * done with the result, and the handler says so: the phone may send the same one again.
   */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @VerifiedResponse("caf-envelope")
  public String onboard(@Context HttpServletRequest request) {
    VerifiedPayload result = VerifiedPayload.require(request::getAttribute, "caf-envelope");
    if (maintenance.isOn()) {
      result.giveBack();
      throw new ServiceUnavailableException(SECONDS);
    }
    runs.count("/api/onboarding");
    return Receipt.of(result);
  }
}
