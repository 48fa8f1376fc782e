package io.github.verifiedresponse.tests.beans;

import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.tests.probe.Handled;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.servlet.http.HttpServletRequest;

/** Callers see its interface only, and the guard is not there. */
@Stateless
@Local(BareReceiver.class)
@VerifiedResponse("caf")
public class GuardedBehindInterface implements BareReceiver {
  @Override
  public String receive(HttpServletRequest request) {
    return Handled.by(request, "caf");
  }
}
