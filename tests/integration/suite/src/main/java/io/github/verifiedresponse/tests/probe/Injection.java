package io.github.verifiedresponse.tests.probe;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import java.io.IOException;

/** The second lock: what CDI hands out, and what it refuses. */
public final class Injection {
  private Injection() {}

  /** A bean that runs for verified requests only. */
  @ApplicationScoped
  @VerifiedResponse("caf")
  public static class GuardedService {

    /** Counts its run. */
    public String serve(HttpServletRequest request) {
      return Handled.by(request, "caf");
    }
  }

  /** Has the payload injected. */
  @Path("inject/payload")
  @RequestScoped
  public static class OfPayload {
    @Inject private VerifiedPayload payload;

    /** Guarded. */
    @POST
    @Path("guarded")
    @VerifiedResponse("caf")
    public String guarded(@Context HttpServletRequest request) {
      Handled.count(request);
      return Handled.text(payload);
    }

    /** Not guarded. */
    @POST
    @Path("open")
    public String open(@Context HttpServletRequest request) {
      Handled.count(request);
      return Handled.text(payload);
    }
  }

  /** Calls the guarded bean. */
  @Path("inject/service")
  @RequestScoped
  public static class OfService {
    @Inject private GuardedService service;

    /** Guarded. */
    @POST
    @Path("guarded")
    @VerifiedResponse("caf")
    public String guarded(@Context HttpServletRequest request) {
      return service.serve(request);
    }

    /** Not guarded. */
    @POST
    @Path("open")
    public String open(@Context HttpServletRequest request) {
      return service.serve(request);
    }

    /** Guarded, by another verifier. */
    @POST
    @Path("other")
    @VerifiedResponse("caf-payload")
    public String other(@Context HttpServletRequest request) {
      return service.serve(request);
    }
  }

  /** Calls the guarded bean from the servlet door. */
  @WebServlet("/inject/service")
  @VerifiedResponse("caf")
  public static class GuardedServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject private transient GuardedService service;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print(service.serve(request));
    }
  }

  /** Calls the guarded bean from a servlet that is not guarded. */
  @WebServlet("/inject/open-service")
  public static class OpenServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject private transient GuardedService service;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.getWriter().print(service.serve(request));
    }
  }
}
