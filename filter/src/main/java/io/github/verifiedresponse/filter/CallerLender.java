package io.github.verifiedresponse.filter;

import io.github.verifiedresponse.Caller;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.http.HttpServletRequest;

/** Lends each request's caller to the JAX-RS door, which knows no sessions of its own. */
final class CallerLender implements ServletRequestListener {

  @Override
  public void requestInitialized(ServletRequestEvent event) {
    if (event.getServletRequest() instanceof HttpServletRequest request) {
      request.setAttribute(Caller.ATTRIBUTE, new ServletCaller(request));
    }
  }
}
