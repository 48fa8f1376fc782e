package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.VerifiedPayload;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Application code: remembers that it ran, and answers with what it was given. */
final class Handler implements Exchange {
  private final String verifier;
  private final List<String> seen = new CopyOnWriteArrayList<>();

  private Handler(String verifier) {
    this.verifier = verifier;
  }

  /** A handler that requires a payload of this verifier. */
  static Handler requiring(String verifier) {
    return new Handler(verifier);
  }

  @Override
  public void handle(HttpServletRequest request, HttpServletResponse response) throws IOException {
    seen.add(request.getDispatcherType() + " " + request.getRequestURI());
    VerifiedPayload payload = VerifiedPayload.require(request::getAttribute, verifier);
    byte[] body = request.getInputStream().readAllBytes();
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(payload.id() + " " + new String(body, StandardCharsets.UTF_8));
  }

  /** The dispatches that came this far. */
  List<String> seen() {
    return List.copyOf(seen);
  }
}
