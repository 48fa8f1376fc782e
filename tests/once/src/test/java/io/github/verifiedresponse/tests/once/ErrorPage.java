package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.VerifiedPayload;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;

/**
 * An error page that handles what it finds, so that a result which is still attached shows; and one
 * that forwards to the handler.
 */
@SuppressWarnings("serial") // servlets are, by accident
final class ErrorPage extends HttpServlet {
  private final transient Sends sends;

  ErrorPage(Sends sends) {
    this.sends = sends;
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Send send = sends.get(request.getHeader(Sends.HEADER));
    boolean found =
        List.of(FuzzVerifiers.EXPLICIT, FuzzVerifiers.EXCEPTION).stream()
            .anyMatch(name -> VerifiedPayload.find(request::getAttribute, name).isPresent());
    if (found || request.getAttribute(VerifiedPayload.ATTRIBUTE) != null) {
      send.result().effects().incrementAndGet();
    }
    // a body that has been read cannot be verified again, and the answer would say so
    boolean canBeVerified = request.getHeader(FuzzVerifiers.HEADER) != null;
    if (send.ending().isForwardedByErrorPage() && canBeVerified) {
      Object handler = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
      String path = handler.toString().substring(request.getContextPath().length());
      request.getRequestDispatcher(path).forward(request, response);
    }
  }
}
