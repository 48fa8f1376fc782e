package io.github.verifiedresponse.samples.testing;

import io.github.verifiedresponse.VerifiedPayload;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The phone relays Caf's token as the body; a filter in front of this servlet verifies it. */
public class LivenessServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response
        .getWriter()
        .print("welcome, " + VerifiedPayload.require(request::getAttribute, "liveness").id());
  }
}
