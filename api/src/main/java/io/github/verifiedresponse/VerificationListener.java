package io.github.verifiedresponse;

/**
 * Is told of every decision of a verifier, for metrics and audit. It reports and never decides:
 * what it throws is dropped. Listeners are given to {@link ResponseVerifierBuilder#listener} or
 * named in {@code META-INF/services/io.github.verifiedresponse.VerificationListener}; a listener
 * that is given replaces one of the same class that is named there.
 */
@FunctionalInterface
public interface VerificationListener {

  /**
   * Called when a request was judged, before application code sees it, and when a claim on a result
   * has ended; on the thread where that became known, so it must be quick. A claim that was used is
   * told again when the application gives it back later.
   *
   * @param event what was decided; it contains the verified payload, and must not be kept
   */
  void onEvent(VerificationEvent event);

  /**
   * Called once for each verifier, when it has been built and before it judges anything, so that
   * meters can start at zero. Nothing by default.
   *
   * @param verifier the verifier; it may be kept for as long as the listener is
   */
  default void onStart(VerifierStatus verifier) {}

  /**
   * {@return whether there is anything to listen for} Asked once for each verifier: false leaves
   * the listener out, and when all are left out no event is made. True by default.
   */
  default boolean isNeeded() {
    return true;
  }
}
