package io.github.verifiedresponse.tests.load.app;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;

/** The whole application that is deployed again and again. */
@WebServlet("/results")
@VerifiedResponse("caf")
public final class GuardedServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  /** Made by the container. */
  public GuardedServlet() {}

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    VerifiedPayload payload = VerifiedPayload.require(request::getAttribute, "caf");
    boolean alive = payload.as(Map.class).get("isAlive") == Boolean.TRUE;
    response.getWriter().print(payload.id() + (alive ? " is alive" : " is not"));
  }
}
