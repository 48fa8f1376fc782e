package io.github.verifiedresponse.tests.probe;

import io.github.verifiedresponse.VerifiedPayload;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.LongAdder;

/** What every handler does: it counts its run, then says what was verified. */
public final class Handled {
  private static final String RUNS = Handled.class.getName();

  private Handled() {}

  /** Begins to count. */
  public static void start(ServletContext context) {
    context.setAttribute(RUNS, new LongAdder());
  }

  static void count(HttpServletRequest request) {
    adder(request.getServletContext()).increment();
  }

  static long runs(ServletContext context) {
    return adder(context).sum();
  }

  private static LongAdder adder(ServletContext context) {
    if (context.getAttribute(RUNS) instanceof LongAdder adder) {
      return adder;
    }
    throw new IllegalStateException("the probe's listener has not run");
  }

  /** Counts first: a handler that ran for nothing that was verified has run. */
  public static String by(HttpServletRequest request, String verifier) {
    count(request);
    return text(VerifiedPayload.require(request::getAttribute, verifier));
  }

  static String text(VerifiedPayload payload) {
    return payload.content().toText(StandardCharsets.UTF_8);
  }
}
