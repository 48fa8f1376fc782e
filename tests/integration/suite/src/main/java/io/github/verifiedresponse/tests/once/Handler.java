package io.github.verifiedresponse.tests.once;

import io.github.verifiedresponse.VerifiedPayload;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * What every handler does: the steps that the test has named, one after the other. {@code effect}
 * is counted, {@code give-back} says that nothing was done, {@code wait} waits for the test, {@code
 * throw} fails; a number is the status of the answer.
 */
final class Handler {
  static final String STEPS = "X-Do";

  /** How long the server waits for asynchronous work. */
  static final String TIME_OUT_MILLIS = "X-Time-Out-Millis";

  private static final int OK = 200;

  private Handler() {}

  static int handle(HttpServletRequest request, String verifier) {
    VerifiedPayload payload = VerifiedPayload.require(request::getAttribute, verifier);
    Effects effects = Effects.of(request.getServletContext());
    String steps = request.getHeader(STEPS);
    int status = OK;
    for (String step : steps == null ? List.of("effect") : List.of(steps.split(" ", -1))) {
      switch (step) {
        case "effect" -> effects.count(payload.id());
        case "give-back" -> payload.giveBack();
        case "wait" -> effects.waitFor(payload.id());
        case "throw" -> throw new IllegalStateException("this handler was told to fail");
        default -> status = Integer.parseInt(step);
      }
    }
    return status;
  }

  /** Begins work that is done when the test says go, whatever becomes of the request. */
  static void later(HttpServletRequest request, String verifier, Runnable then) {
    String id = VerifiedPayload.require(request::getAttribute, verifier).id();
    Effects.of(request.getServletContext()).later(id, then);
  }

  static long millis(HttpServletRequest request, String header) {
    return Long.parseLong(String.valueOf(request.getHeader(header)));
  }
}
