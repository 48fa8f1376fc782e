package io.github.verifiedresponse;

import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Those who are told of a verifier's decisions. They report and never decide: what they throw is
 * dropped.
 */
record Observers(
    String verifier,
    List<VerificationListener> listeners,
    RefusalLog refusals,
    LineLimit broken,
    LineLimit failedListeners) {
  /** What a verifier logs is under its own name. */
  private static final System.Logger LOG =
      System.getLogger("io.github.verifiedresponse.ResponseVerifier");

  Observers(String verifier, List<VerificationListener> listeners, LongSupplier nanoTime) {
    this(
        verifier,
        listeners,
        new RefusalLog(verifier, nanoTime),
        new LineLimit(nanoTime),
        new LineLimit(nanoTime));
  }

  void verified(Verification verification) {
    tell(listener -> listener.onVerification(verifier, verification));
  }

  void settled(Settlement settlement) {
    tell(listener -> listener.onSettlement(verifier, settlement));
  }

  private void tell(Consumer<VerificationListener> news) {
    for (VerificationListener listener : listeners) {
      try {
        news.accept(listener);
      } catch (Throwable ignored) {
        String more = failedListeners.admit();
        if (more != null) {
          LOG.log(Level.WARNING, "verifier {0}: a listener failed{1}", verifier, more);
        }
      }
    }
  }

  /** Says that genuine results are refused, or soon will be, because of a clock. */
  void clockBehind(Duration behind, Duration tolerance) {
    LOG.log(
        Level.WARNING,
        "verifier {0}: this node''s clock is behind the vendor''s by at least {1} s, and clock-skew"
            + " is {2} s: {3}; check NTP on this node, and if all nodes say so, raise clock-skew",
        verifier,
        seconds(behind),
        seconds(tolerance),
        behind.compareTo(tolerance) > 0
            ? "genuine results are refused as from the future"
            : "if it falls behind further, genuine results are refused as from the future");
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
          "verifier {0}: a part failed with {1}; the request was refused{2}",
          verifier,
          cause.getClass().getName(),
          more);
    }
    return new Verification.Rejected(Reason.UNAVAILABLE, "verification failed; try again later");
  }
}
