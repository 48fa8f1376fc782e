package io.github.verifiedresponse.tests.probe;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Sends the request on to the path or servlet that is its query, in the way that its own path
 * names. One registration is guarded, one is not.
 */
public final class DispatchServlet extends HttpServlet {
  private static final long serialVersionUID = 1;

  /** Not less: Jetty 12 forgets a time-out of one millisecond now and then, and never answers. */
  private static final long SOON_MILLIS = 100;

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException, ServletException {
    String to = request.getQueryString();
    RequestDispatcher dispatcher = request.getRequestDispatcher(to);
    switch (String.valueOf(request.getPathInfo())) {
      case "/named" -> getServletContext().getNamedDispatcher(to).forward(request, response);
      case "/forward" -> dispatcher.forward(request, response);
      case "/include" -> {
        response.getOutputStream().print("included: ");
        dispatcher.include(request, response);
      }
      case "/async" -> request.startAsync().dispatch(to);
      case "/async-wrapped" -> request.startAsync(request, response).dispatch(to);
      case "/async-thread" -> {
        AsyncContext async = request.startAsync(request, response);
        async.start(() -> async.dispatch(to));
      }
      case "/async-late" -> dispatchAtTimeOut(request.startAsync(), to);
      case "/async-never" -> request.startAsync().setTimeout(SOON_MILLIS);
      default -> throw new ServletException("no such way to dispatch");
    }
  }

  private static void dispatchAtTimeOut(AsyncContext async, String to) {
    async.setTimeout(SOON_MILLIS);
    async.addListener(
        new AsyncListener() {
          @Override
          public void onTimeout(AsyncEvent event) {
            async.dispatch(to);
          }

          @Override
          public void onComplete(AsyncEvent event) {}

          @Override
          public void onError(AsyncEvent event) {}

          @Override
          public void onStartAsync(AsyncEvent event) {}
        });
  }
}
