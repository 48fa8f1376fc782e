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

/** The body is the phone's own JSON with Shufti's raw answer in a string, and its signature. */
@Path("/document")
@RequestScoped
public class DocumentResource {
  @Inject private HandlerRuns runs;

  /** Answers with what was verified. */
  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Produces(MediaType.APPLICATION_JSON)
  @VerifiedResponse("shufti-relayed")
  public String receive(@Context HttpServletRequest request) {
    runs.count("/api/document");
    return Receipt.of(VerifiedPayload.require(request::getAttribute, "shufti-relayed"));
  }
}
