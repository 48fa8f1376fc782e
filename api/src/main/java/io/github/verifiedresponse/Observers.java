package io.github.verifiedresponse;

import io.github.verifiedresponse.VerificationEvent.Step;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Settlement;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * The listeners of a verifier's decisions. They report and never decide: what they throw is
 * dropped.
 */
record Observers(
    String verifier,
    String scheme,
    List<VerificationListener> listeners,
    LongSupplier nanoTime,
    RefusalLog refusals,
    LineLimit broken,
    LineLimit failedListeners) {
  /** What a verifier logs is under its own name. */
  private static final System.Logger LOG =
      System.getLogger("io.github.verifiedresponse.ResponseVerifier");

  Observers(
      String verifier, String scheme, List<VerificationListener> listeners, LongSupplier nanoTime) {
    this(
        verifier,
        scheme,
        listeners,
        nanoTime,
        new RefusalLog(verifier, nanoTime),
        new LineLimit(nanoTime),
        new LineLimit(nanoTime));
  }

  /** {@return whether anything listens; otherwise no event is made} */
  boolean areNeeded() {
    return !listeners.isEmpty() || FlightRecording.isOn();
  }

  /** {@return the time by which durations are measured; 0 when nothing listens} */
  long now() {
    return areNeeded() ? nanoTime.getAsLong() : 0;
  }

  /**
   * Tells of a request that was judged.
   *
   * @param key the names of the keys that were tried
   * @param began as {@link #now} said; 0 when nothing listened
   */
  void judged(Step step, FilterKind filter, Verification verification, String key, long began) {
    tell(
        new VerificationEvent(
            step, verifier, scheme, filter, verification, Optional.empty(), key, since(began)));
  }

  /** Tells what became of the claim of a payload. */
  void settled(VerifiedPayload payload, Settlement settlement) {
    if (areNeeded()) {
      tell(
          new VerificationEvent(
              Step.SETTLE,
              verifier,
              scheme,
              payload.origin().filter(),
              new Verification.Verified(payload),
              Optional.of(settlement),
              payload.key(),
              since(payload.origin().at())));
    }
  }

  /** A recording can start in the middle of a request, of which no time was noted. */
  private Duration since(long began) {
    return began == 0 ? Duration.ZERO : Duration.ofNanos(nanoTime.getAsLong() - began);
  }

  void tell(VerificationEvent event) {
    for (VerificationListener listener : listeners) {
      safely(listener.getClass().getName(), () -> listener.onEvent(event));
    }
    if (FlightRecording.isOn()) {
      safely(FlightRecording.class.getName(), event::record);
    }
  }

  /**
   * What a listener throws is dropped. Its message may hold a secret: the log has its type only.
   */
  void safely(String listener, Runnable report) {
    try {
      report.run();
    } catch (Throwable thrown) {
      String more = failedListeners.admit();
      if (more != null) {
        LOG.log(
            Level.WARNING,
            "verifier {0}: listener {1} threw {2}{3}",
            verifier,
            listener,
            thrown.getClass().getName(),
            more);
      }
    }
  }

  /** Says that genuine results are refused, or soon will be, because of a clock. */
  void clockBehind(Duration behind, Duration tolerance) {
    LOG.log(
        Level.WARNING,
        "verifier {0}: this node''s clock is behind the vendor''s by at least {1} s, and clock-skew"
            + " is {2} s: {3}; check NTP on this node; if all nodes log this, raise clock-skew",
        verifier,
        seconds(behind),
        seconds(tolerance),
        behind.compareTo(tolerance) > 0
            ? "genuine results are refused, because their time appears to be in the future"
            : "if it falls further behind, genuine results will be refused, because their time"
                + " appears to be in the future");
  }

  private static String seconds(Duration duration) {
    return BigDecimal.valueOf(duration.toMillis(), 3).stripTrailingZeros().toPlainString();
  }

  /**
   * A part that breaks is a part that cannot say yes. Its message may quote the input: type only.
   */
  Verification broken(Throwable cause) {
    String more = broken.admit();
    if (more != null) {
      LOG.log(
          Level.ERROR,
          "verifier {0}: a component threw {1}; the request was refused{2}",
          verifier,
          cause.getClass().getName(),
          more);
    }
    return new Verification.Rejected(Reason.UNAVAILABLE, "verification failed; try again later");
  }
}
