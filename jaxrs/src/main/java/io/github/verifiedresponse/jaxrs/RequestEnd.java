package io.github.verifiedresponse.jaxrs;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Settles what no response filter has settled: CXF runs none when a resource throws, and any server
 * may run none when something of its own fails.
 */
final class RequestEnd implements ServletRequestListener {

  @Override
  public void requestDestroyed(ServletRequestEvent event) {
    ServletRequest request = event.getServletRequest();
    if (request.isAsyncStarted()) {
      return; // the request goes on
    }
    try {
      Pending.endAll(request.getAttribute(Pending.PROPERTY));
      request.removeAttribute(Pending.PROPERTY);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
