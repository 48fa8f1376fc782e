package io.github.verifiedresponse;

import java.lang.System.Logger.Level;
import java.util.List;
import java.util.function.Consumer;

/**
 * Those who are told of a verifier's decisions. They report and never decide: what they throw is
 * dropped.
 */
record Observers(String verifier, List<VerificationListener> listeners) {
  /** What a verifier logs is under its own name. */
  private static final System.Logger LOG =
      System.getLogger("io.github.verifiedresponse.ResponseVerifier");

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
        LOG.log(Level.WARNING, "verifier {0}: a listener failed", verifier);
      }
    }
  }

  /**
   * A part that breaks is a part that cannot say yes. Its message may quote the input: type only.
   */
  Verification broken(Throwable cause) {
    LOG.log(
        Level.ERROR,
        "verifier {0}: a part failed with {1}; the request was refused",
        verifier,
        cause.getClass().getName());
    return new Verification.Rejected(Reason.UNAVAILABLE, "verification failed; try again later");
  }
}
