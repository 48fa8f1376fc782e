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
}
