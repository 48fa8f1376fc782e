package io.github.verifiedresponse.config;

/**
 * Whether a verifier has what it cannot do without. Where it has not, each of its results is
 * refused as {@link io.github.verifiedresponse.Reason#UNAVAILABLE}. It holds no secret, no key and
 * no address.
 *
 * @param verifier its name
 * @param hasKeys whether its secrets or public keys can be had now
 * @param storeAnswers whether the stores of used results and references answer; true where they are
 *     in memory
 */
public record VerifierHealth(String verifier, boolean hasKeys, boolean storeAnswers) {

  /** {@return whether the verifier can verify results} */
  public boolean isReady() {
    return hasKeys && storeAnswers;
  }
}
