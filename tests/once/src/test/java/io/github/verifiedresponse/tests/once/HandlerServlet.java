package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Executor;

/** A guarded servlet that ends as each request's plan says. */
@SuppressWarnings("serial") // servlets are, by accident
abstract class HandlerServlet extends HttpServlet {
  private final transient Sends sends;
  private final transient Executor workers;
  private final String verifier;

  HandlerServlet(String verifier, Sends sends, Executor workers) {
    this.verifier = verifier;
    this.sends = sends;
    this.workers = workers;
  }

  /** Guarded with the defaults for clients. */
  @VerifiedResponse(FuzzVerifiers.EXPLICIT)
  static final class Explicit extends HandlerServlet {
    Explicit(Sends sends, Executor workers) {
      super(FuzzVerifiers.EXPLICIT, sends, workers);
    }
  }

  /** Guarded with {@code give-back=exception}. */
  @VerifiedResponse(FuzzVerifiers.EXCEPTION)
  static final class Exceptional extends HandlerServlet {
    Exceptional(Sends sends, Executor workers) {
      super(FuzzVerifiers.EXCEPTION, sends, workers);
    }
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws ServletException, IOException {
    Send send = sends.get(request.getHeader(Sends.HEADER));
    VerifiedPayload payload = VerifiedPayload.require(request::getAttribute, verifier);
    ServletCall call = new ServletCall(send, payload, request, response, workers);
    ServletEnding ending = (ServletEnding) send.ending();
    if (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) != null) {
      send.handlerRuns();
      send.result().effects().incrementAndGet();
    } else if (request.getDispatcherType() == DispatcherType.REQUEST) {
      send.handlerRuns();
      ending.first().take(call);
    } else {
      ending.dispatched().take(call);
    }
  }
}
