package io.github.verifiedresponse.tests.load;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.function.Function;

/** Answers as the sample's servlets do, and verifies nothing. */
final class OpenServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  private final transient Function<byte[], String> receipt;

  OpenServlet(Function<byte[], String> receipt) {
    this.receipt = receipt;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().print(receipt.apply(request.getInputStream().readAllBytes()));
  }
}
