package io.github.verifiedresponse.tests.boot.listener;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.tests.boot.Handled;
import jakarta.servlet.ServletRequestEvent;
import jakarta.servlet.ServletRequestListener;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.http.HttpServletRequest;

/** An annotated listener. */
@WebListener
@VerifiedResponse("caf")
public class GuardedListener implements ServletRequestListener {
  @Override
  public void requestInitialized(ServletRequestEvent event) {
    Handled.request((HttpServletRequest) event.getServletRequest());
  }
}
