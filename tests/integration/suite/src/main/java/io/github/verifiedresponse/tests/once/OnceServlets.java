package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.VerifiedResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** Servlets guarded by annotation, one for each verifier. */
public final class OnceServlets {
  private OnceServlets() {}

  private static void answer(
      HttpServletRequest request, HttpServletResponse response, String verifier)
      throws IOException {
    response.setStatus(Handler.handle(request, verifier));
    response.setContentType("text/plain");
    response.getWriter().print("handled");
  }

  /** Results that a client relays. */
  @WebServlet("/client")
  @VerifiedResponse("client")
  public static class OfClient extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      answer(request, response, "client");
    }
  }

  /** Leaves its answer to the server, with the status that the handler has chosen. */
  @WebServlet("/sends-error")
  @VerifiedResponse("client")
  public static class SendsError extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      response.sendError(Handler.handle(request, "client"));
    }
  }

  /** Results that a client relays; an exception gives them back. */
  @WebServlet("/exception")
  @VerifiedResponse("exception")
  public static class ByException extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      answer(request, response, "exception");
    }
  }

  /** Results that their vendor sends. */
  @WebServlet("/vendor")
  @VerifiedResponse("vendor")
  public static class OfVendor extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      answer(request, response, "vendor");
    }
  }

  /** Results that another vendor sends, whose ids repeat. */
  @WebServlet("/shufti")
  @VerifiedResponse("shufti")
  public static class OfShufti extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      answer(request, response, "shufti");
    }
  }

  /** Approved results of the caller's own references. */
  @WebServlet("/issued")
  @VerifiedResponse("issued")
  public static class OfIssued extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      answer(request, response, "issued");
    }
  }

  /** Answers when its work is done, or when the server no longer waits for it. */
  @WebServlet(urlPatterns = "/slow", asyncSupported = true)
  @VerifiedResponse("client")
  public static class Slow extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
      AsyncContext async = request.startAsync();
      async.setTimeout(Handler.millis(request, Handler.TIME_OUT_MILLIS));
      Handler.later(request, "client", () -> complete(async));
    }

    private static void complete(AsyncContext async) {
      try {
        async.getResponse().getWriter().print("handled");
        async.complete();
      } catch (IOException | RuntimeException tooLate) {
        // the request has gone; the work is done all the same
      }
    }
  }
}
