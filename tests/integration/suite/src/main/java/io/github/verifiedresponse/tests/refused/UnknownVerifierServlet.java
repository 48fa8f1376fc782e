package io.github.verifiedresponse.tests.refused;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;

/** Names a verifier that there is not. */
@WebServlet("/unknown")
@VerifiedResponse("nobody")
public class UnknownVerifierServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
}
