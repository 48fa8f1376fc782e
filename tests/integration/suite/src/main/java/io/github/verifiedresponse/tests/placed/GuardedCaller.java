package io.github.verifiedresponse.tests.placed;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.annotation.WebServlet;

/** A guarded servlet that calls a bean. */
@WebServlet("/guarded-bean/*")
@VerifiedResponse("caf")
public class GuardedCaller extends Caller {
  private static final long serialVersionUID = 1;
}
