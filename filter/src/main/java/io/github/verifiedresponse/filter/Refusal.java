package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.Problem;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Verification;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Answers with a problem and says so in one log line. */
final class Refusal {
  private static final System.Logger LOG = System.getLogger(VerifiedResponseFilter.class.getName());

  private Refusal() {}

  static void write(
      ResponseVerifier verifier,
      Verification.Rejected rejected,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    Problem problem = verifier.problem(rejected);
    LOG.log(
        problem.status() >= 500 ? System.Logger.Level.ERROR : System.Logger.Level.INFO,
        "verifier {0} rejected a request: {1}",
        verifier.name(),
        rejected.reason().code());
    if (request.getDispatcherType() == DispatcherType.INCLUDE || response.isCommitted()) {
      return; // the answer is another servlet's: what was to be included is missing from it
    }
    byte[] body = problem.body();
    response.resetBuffer();
    // written here, not by sendError: an error page of the application could answer 200
    response.setStatus(problem.status());
    problem.headers().forEach(response::setHeader);
    write(body, response);
    response.flushBuffer();
  }

  private static void write(byte[] body, HttpServletResponse response) throws IOException {
    ServletOutputStream stream;
    try {
      stream = response.getOutputStream();
    } catch (IllegalStateException writerInUse) {
      // its charset, and with it the length, is chosen already
      response.getWriter().write(new String(body, StandardCharsets.UTF_8));
      return;
    }
    response.setContentLength(body.length);
    stream.write(body);
  }
}
