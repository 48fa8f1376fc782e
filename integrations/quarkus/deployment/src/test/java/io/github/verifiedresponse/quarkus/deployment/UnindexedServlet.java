package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.http.HttpServlet;

/** Of a library, and declared in web.xml. */
@VerifiedResponse("caf")
public class UnindexedServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
}
