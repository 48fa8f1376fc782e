package io.github.verifiedresponse.replay;

/** What became of the claim on a verified result. */
public enum Settlement {
  /** The result stays used. A success of a handler with its own transaction is believed. */
  USED("used"),
  /**
   * The application did nothing with the result, or its transaction was rolled back: it may be sent
   * again.
   */
  GIVEN_BACK("given-back"),
  /** The request was refused before any handler was called: the result may be sent again. */
  NOT_CALLED("not-called"),
  /**
   * The container answered in the handler's place, and the handler may go on: the result stays in
   * use until {@code claim-timeout} has passed, or its transaction has ended. It may still be given
   * back later.
   */
  TIMED_OUT("timed-out");

  private final String code;

  Settlement(String code) {
    this.code = code;
  }

  /** {@return the stable code of metrics and traces: {@code given-back}} */
  public String code() {
    return code;
  }
}
