package io.github.verifiedresponse.replay;

/** What a {@link ReplayGuard} answers to a request that presents a result. */
public sealed interface Admission {

  /**
   * The result was free and is now in use.
   *
   * @param claim this request's hold on it
   */
  record Taken(Claim claim) implements Admission {}

  /** The result is not free. */
  enum Refused implements Admission {
    /** Another request with it is in progress, and may still give it back. */
    IN_USE,
    /** It was used, or its claim was abandoned and may not be taken again. */
    USED
  }
}
