package io.github.verifiedresponse.tests.refused;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/** Guards a method, which no servlet container looks at. */
@WebServlet("/method")
public class GuardedMethodServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  @VerifiedResponse("caf")
  protected void doPost(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(204);
  }
}
