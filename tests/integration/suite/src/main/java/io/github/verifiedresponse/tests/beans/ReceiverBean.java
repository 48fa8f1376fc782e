package io.github.verifiedresponse.tests.beans;

import io.github.verifiedresponse.tests.probe.Handled;
import jakarta.ejb.Local;
import jakarta.ejb.Stateless;
import jakarta.servlet.http.HttpServletRequest;

/** Callers see its interface only. */
@Stateless
@Local(Receiver.class)
public class ReceiverBean implements Receiver {
  @Override
  public String receive(HttpServletRequest request) {
    return Handled.by(request, "caf");
  }
}
