package io.github.verifiedresponse;

/**
 * Is told of every verification, for metrics and audit. It reports and never decides: what it
 * throws is dropped. Listeners are given to {@link ResponseVerifierBuilder#listener} or named in
 * {@code META-INF/services/io.github.verifiedresponse.VerificationListener}.
 */
@FunctionalInterface
public interface VerificationListener {

  /**
   * Called on the request's thread, before application code.
   *
   * @param verifier the verifier's name
   * @param verification what it said
   */
  void onVerification(String verifier, Verification verification);

  /**
   * Called for each verified result, when its handler has ended or has given it back, on the thread
   * where that became known: first as used, and again where the application gives it back later.
   * Not called while a vendor's result stays in use after a time-out. Nothing by default.
   *
   * @param verifier the verifier's name
   * @param settlement what became of the result
   */
  default void onSettlement(String verifier, Settlement settlement) {}
}
