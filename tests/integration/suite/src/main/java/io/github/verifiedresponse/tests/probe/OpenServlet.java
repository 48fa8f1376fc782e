package io.github.verifiedresponse.tests.probe;

import io.github.verifiedresponse.VerifiedPayload;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Nothing here is guarded. */
@WebServlet("/open/*")
public final class OpenServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    String path = String.valueOf(request.getPathInfo());
    String answer =
        switch (path) {
          case "/java" -> System.getProperty("java.specification.version");
          case "/runs" -> Long.toString(Handled.runs(getServletContext()));
          case "/error" -> "error page: " + payload(request);
          case "/attribute" -> payload(request);
          case "/string" -> {
            request.setAttribute(VerifiedPayload.ATTRIBUTE, "{\"isAlive\":true}");
            yield Handled.by(request, "caf");
          }
          default -> "open";
        };
    response.setHeader("X-Connection", Integer.toString(request.getRemotePort()));
    response.setContentType("text/plain");
    response.getWriter().print(answer);
  }

  private static String payload(HttpServletRequest request) {
    return request.getAttribute(VerifiedPayload.ATTRIBUTE) == null
        ? "payload absent"
        : "payload present";
  }
}
