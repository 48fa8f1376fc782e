package io.github.verifiedresponse.tests.probe;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.result.Outcome;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Servlets guarded by annotation; each answers with the verified payload. */
public final class CafServlets {
  private CafServlets() {}

  private static void answer(
      HttpServletRequest request, HttpServletResponse response, String verifier)
      throws IOException {
    response.setHeader("X-Connection", Integer.toString(request.getRemotePort()));
    response.setContentType("text/plain;charset=UTF-8");
    write(response, Handled.by(request, verifier));
  }

  private static void write(HttpServletResponse response, String text) throws IOException {
    response.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The body is the token; any method that the guard lets through is answered. */
  @WebServlet(
      urlPatterns = {"/caf/receive", "/kyc/result"},
      asyncSupported = true)
  @VerifiedResponse("caf")
  public static class Receive extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      answer(request, response, "caf");
    }
  }

  /** Only people who passed. */
  @WebServlet("/caf/approved")
  @VerifiedResponse(value = "caf", accept = Outcome.APPROVED)
  public static class Approved extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      answer(request, response, "caf");
    }
  }

  /** Only the result that a bean expects. */
  @WebServlet("/caf/expected")
  @VerifiedResponse("caf-expected")
  public static class Expected extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      answer(request, response, "caf-expected");
    }
  }

  /** The token is a header. */
  @WebServlet("/caf/header")
  @VerifiedResponse("caf-header")
  public static class Header extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      byte[] body = request.getInputStream().readAllBytes();
      answer(request, response, "caf-header");
      write(response, " and " + body.length + " bytes");
    }
  }

  /** The token is in the query. */
  @WebServlet("/caf/query")
  @VerifiedResponse("caf-query")
  public static class Query extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      answer(request, response, "caf-query");
      write(response, " and " + request.getParameter("other"));
    }
  }

  /** The token is a form field, which the container itself has decoded. */
  @WebServlet("/caf/form")
  @MultipartConfig
  @VerifiedResponse("caf-form")
  public static class Form extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      answer(request, response, "caf-form");
      write(response, " and " + request.getParameter("other"));
    }
  }

  /** Fails after the result was verified. */
  @WebServlet("/caf/throws")
  @VerifiedResponse("caf")
  public static class Throws extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
      Handled.by(request, "caf");
      throw new IllegalStateException("this handler always fails");
    }
  }

  /** Gives up after the result was verified. */
  @WebServlet("/caf/sends-error")
  @VerifiedResponse("caf")
  public static class SendsError extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      Handled.by(request, "caf");
      response.sendError(500);
    }
  }

  /** Is dispatched to itself once. */
  @WebServlet(urlPatterns = "/caf/async-self", asyncSupported = true)
  @VerifiedResponse("caf")
  public static class AsyncSelf extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
        throws IOException {
      if (request.getDispatcherType() != DispatcherType.ASYNC) {
        request.startAsync().dispatch();
        return;
      }
      String body = new String(request.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      answer(request, response, "caf");
      write(response, " from " + body);
    }
  }
}
