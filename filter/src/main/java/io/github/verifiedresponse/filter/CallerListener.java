package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.message.Caller;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;

/** Gives the JAX-RS filter the caller of a request: JAX-RS alone knows no session. */
final class CallerListener implements ServletRequestListener {

  @Override
  public void requestInitialized(ServletRequestEvent event) {
    if (event.getServletRequest() instanceof HttpServletRequest request) {
      request.setAttribute(Caller.ATTRIBUTE, new ServletCaller(request));
    }
  }
}
