package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.VerifiedPayload;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicInteger;

/** How often application code ran. */
public final class Handled {
  private static final AtomicInteger TIMES = new AtomicInteger();

  private Handled() {}

  static void forget() {
    TIMES.set(0);
  }

  /** {@return what a handler answers} Counts it. */
  public static String request(HttpServletRequest request) {
    TIMES.incrementAndGet();
    return "handled, verified " + VerifiedPayload.find(request::getAttribute, "caf").isPresent();
  }

  static int times() {
    return TIMES.get();
  }
}
