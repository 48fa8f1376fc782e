package io.github.verifiedresponse.result;

/**
 * What the vendor decided. A good signature says that the vendor said it, not that it said yes:
 * vendors sign refusals too.
 */
public enum Outcome {
  /** The person or document passed. */
  APPROVED("approved"),
  /** The person or document did not pass. */
  DECLINED("declined"),
  /** The vendor has not decided yet. */
  PENDING("pending"),
  /**
   * The result contains no decision that the scheme knows, such as a cancelled or timed-out run.
   */
  UNKNOWN("unknown");

  private final String code;

  Outcome(String code) {
    this.code = code;
  }

  /** {@return the stable code of settings, metrics and traces: {@code approved}} */
  public String code() {
    return code;
  }
}
