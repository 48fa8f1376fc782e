package io.github.verifiedresponse.testkit;

/**
 * What {@link Attacks} tries. Each says what a sender without a key does, and which part of the
 * set-up refuses it.
 */
public enum Attack {
  /** The genuine request, which the endpoint must accept: else the rest would prove nothing. */
  GENUINE(
      "the genuine result is accepted",
      "give the kit the endpoint's secret, carrier, accepted outcome and caller"),
  /** Signed with another key. */
  OTHER_KEY("a result under another key", "guard the endpoint with the vendor's own key"),
  /** Another result under a genuine signature. */
  TAMPERED("another result under a genuine signature", "verify the content that the handler reads"),
  /** One character of the signature is another. */
  CHANGED_SIGNATURE("a signature with one other character", "verify the signature"),
  /** The signature is left out. */
  UNSIGNED("a result without a signature", "guard the endpoint: it runs without a signature"),
  /** There is nothing. */
  EMPTY("a request without content", "guard the endpoint: it runs without content"),
  /** Half of the content. */
  TRUNCATED("half of a result", "verify all of the content"),
  /** A space more. */
  EXTENDED("a result with one more space", "verify the bytes as they came"),
  /** Written by another JSON writer. */
  RESERIALISED("a result that was written again", "verify the bytes as they came"),
  /** The signed place occurs twice. */
  TWICE("the signed place twice", "refuse a place that occurs twice"),
  /** A token that says it is not signed. */
  NO_ALGORITHM("a token with the algorithm none", "pin the algorithm"),
  /** A genuine key with another algorithm. */
  OTHER_ALGORITHM("a token with another algorithm", "pin the algorithm"),
  /** The public key as the secret of a MAC. */
  PUBLIC_KEY_AS_SECRET("a token with a MAC under the public key", "pin the algorithm"),
  /** An old result. */
  AGED("an old result", "set max-age, which limits the age"),
  /** A result of tomorrow. */
  FROM_THE_FUTURE("a result from the future", "compare the signed time with the server's clock"),
  /** The signature of an old result on a new one. */
  OLD_SIGNATURE("a new result under an old signature", "verify the signature over the time"),
  /** Another thing that the vendor signs with the same key. */
  OTHER_KIND("something else under the vendor's key", "let the scheme check the kind of result"),
  /** A genuine result that declines. */
  DECLINED("a genuine result that declines", "accept Outcome.APPROVED only"),
  /** A genuine result of another person. */
  OTHER_PERSON("a genuine result of another person", "set a binding, which ties it to the caller"),
  /** The same request again. */
  REPLAYED("a genuine result twice", "set a replay-guard"),
  /** The same request many times at once. */
  REPLAYED_AT_ONCE("a genuine result eight times at once", "set a replay-guard"),
  /** The same result in a request that looks different. */
  REPLAYED_OTHERWISE("a genuine result twice, with another query", "set a replay-guard"),
  /** A forged result as another media type. */
  OTHER_MEDIA_TYPE("a forged result as text/html", "guard every Content-Type"),
  /** A forged result with a coding that is not there. */
  CODED("a forged result with Content-Encoding", "guard every Content-Encoding"),
  /** A forged result with a path parameter. */
  PATH_PARAMETER("a forged result at the path with ;a=b", "map the guard to all spellings"),
  /** A forged result with a slash at the end of the path. */
  TRAILING_SLASH("a forged result at the path with a slash", "map the guard to all spellings"),
  /** A forged result with an encoded letter in the path. */
  ENCODED_PATH("a forged result at the path with %xx", "map the guard to all spellings"),
  /** A forged result with two slashes before the path. */
  DOUBLE_SLASH("a forged result at the path with two slashes", "map the guard to all spellings"),
  /** A forged result with {@code PUT}. */
  OTHER_METHOD("a forged result by PUT", "guard every method"),
  /** A request without a body by {@code GET}. */
  WITHOUT_BODY("a request by GET", "guard every method");

  private final String title;
  private final String fix;

  Attack(String title, String fix) {
    this.title = title;
    this.fix = fix;
  }

  /** {@return whether it shows nothing where the genuine result is not accepted} */
  boolean needsGenuine() {
    return switch (this) {
      case REPLAYED, REPLAYED_AT_ONCE, REPLAYED_OTHERWISE -> true;
      default -> false;
    };
  }

  /** {@return what is sent, in a few words} */
  public String title() {
    return title;
  }

  /** {@return what refuses it} */
  public String fix() {
    return fix;
  }
}
