package io.github.verifiedresponse.tests.boot.servlet;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.tests.boot.Handled;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** An annotated servlet. */
@SuppressWarnings("serial")
@WebServlet("/kyc/result")
@VerifiedResponse("caf")
public class GuardedServlet extends HttpServlet {
  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.getWriter().print(Handled.request(request));
  }
}
