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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;

/**
 * The browser relays what Razorpay's checkout handed to it when the customer had paid: two ids, and
 * the signature over both. Only the ids are signed, so only they are in the payload; the amount is
 * what your own order says.
 */
@Path("/purchase")
@RequestScoped
public class PurchaseResource {
  @Inject private HandlerRuns runs;

  /** Answers with what was verified. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @VerifiedResponse("purchase")
  public String receive(@Context HttpServletRequest request) {
    runs.count("/api/purchase");
    return Receipt.ofFields(VerifiedPayload.require(request::getAttribute, "purchase"));
  }
}
