package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.NotVerifiedException;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.message.RejectedException;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Nothing here is guarded: what the test asks and says, and the error page. */
@WebServlet("/open/*")
public class OpenServlet extends HttpServlet {
  private static final long serialVersionUID = 1;
  private static final String CUSTOMER = "customer";
  private static final String PRESENT = "present";

  @Inject private transient @Nullable Instance<VerifiedPayload> injected;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    Effects effects = Effects.of(getServletContext());
    String name = String.valueOf(request.getQueryString());
    String path = String.valueOf(request.getPathInfo());
    String answer =
        switch (path) {
          case "/effects" -> Integer.toString(effects.count(name, true));
          case "/at-work" -> Integer.toString(effects.count(name, false));
          case "/is-waiting" -> Boolean.toString(effects.isWaiting(name));
          case "/go" -> {
            effects.go(name);
            yield "gone";
          }
          case "/reference" -> reference(request, name);
          case "/error" -> "error page: attribute " + attribute(request) + ", bean " + bean();
          default -> "open";
        };
    response.setContentType("text/plain");
    response.getWriter().print(answer);
  }

  /** Signs a customer in and issues a reference. */
  private static String reference(HttpServletRequest request, String customer)
      throws ServletException {
    request.getSession().setAttribute(CUSTOMER, customer);
    try {
      return Verifiers.ofApplication().references("issued").issue(customer);
    } catch (RejectedException e) {
      throw new ServletException(e);
    }
  }

  private static String attribute(HttpServletRequest request) {
    return request.getAttribute(VerifiedPayload.ATTRIBUTE) != null
            || VerifiedPayload.find(request::getAttribute, "client").isPresent()
        ? PRESENT
        : "absent";
  }

  private String bean() {
    Instance<VerifiedPayload> payload = injected;
    if (payload == null) {
      return "not injected";
    }
    try {
      return payload.get().isCurrent() ? PRESENT : "over";
    } catch (NotVerifiedException e) {
      return "absent";
    }
  }
}
