package io.github.verifiedresponse.samples.onboarding;

import io.github.verifiedresponse.VerifiedPayload;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Shufti Pro calls back; web.xml guards it, once for each form of the signature. */
public class ShuftiCallbackServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Inject private transient HandlerRuns runs;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    runs.count(request.getServletPath());
    Receipt.write(
        VerifiedPayload.require(request::getAttribute, getInitParameter("verifier")), response);
  }
}
