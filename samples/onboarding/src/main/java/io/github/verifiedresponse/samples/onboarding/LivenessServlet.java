package io.github.verifiedresponse.samples.onboarding;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The same as {@link LivenessResource}, as a servlet: the annotation is all, web.xml knows nothing.
 */
@WebServlet(urlPatterns = "/servlet/liveness", asyncSupported = true)
@VerifiedResponse("caf-servlet")
public class LivenessServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Inject private transient HandlerRuns runs;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    runs.count("/servlet/liveness");
    Receipt.write(VerifiedPayload.require(request::getAttribute, "caf-servlet"), response);
  }
}
