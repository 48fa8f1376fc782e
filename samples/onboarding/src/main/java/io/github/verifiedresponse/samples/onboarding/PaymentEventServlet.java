package io.github.verifiedresponse.samples.onboarding;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * A vendor that signs by Standard Webhooks calls back. It has events of many types, and sends each
 * until it sees 2xx: those that this servlet does not handle are acknowledged without it. While the
 * system behind is in maintenance, nothing is done with an event and the answer is 503, so that the
 * vendor's next delivery of it is handled.
 */
@WebServlet(urlPatterns = "/callbacks/payments", asyncSupported = true)
@VerifiedResponse(
    value = "payment-events",
    types = {"payment.captured", "payment.failed"})
public class PaymentEventServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  @Inject private transient HandlerRuns runs;
  @Inject private transient Maintenance maintenance;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (maintenance.isOn()) {
      response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
      return;
    }
    runs.count("/callbacks/payments");
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response
        .getWriter()
        .print(Receipt.ofFields(VerifiedPayload.require(request::getAttribute, "payment-events")));
  }
}
