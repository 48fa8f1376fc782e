package io.github.verifiedresponse.tests.hostile;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Behind the servlet door; it is registered once for each verifier, under that name. */
public final class HostileServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setContentType("text/plain;charset=UTF-8");
    response
        .getOutputStream()
        .write(Seen.by(request, getServletName()).getBytes(StandardCharsets.UTF_8));
  }
}
