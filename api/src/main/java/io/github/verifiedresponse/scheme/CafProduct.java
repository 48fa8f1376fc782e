package io.github.verifiedresponse.scheme;

/**
 * Caf's products, told apart by the shape of their results, because one client secret signs all of
 * them and the SDK access token too.
 */
public enum CafProduct {
  /** FaceLiveness: {@code isAlive} is a boolean, and there is no {@code isMatch}. */
  FACE_LIVENESS("face-liveness"),
  /** FaceAuthenticator: {@code isAlive} and {@code isMatch} are booleans. */
  FACE_AUTHENTICATION("face-authentication"),
  /** Any other route that signs: a {@code requestId}, and nothing that an access token holds. */
  ANY("any");

  private final String variant;

  CafProduct(String variant) {
    this.variant = variant;
  }

  /** {@return the variant of the entry in the table of vendors} */
  String variant() {
    return variant;
  }
}
