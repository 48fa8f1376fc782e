package io.github.verifiedresponse.wire;

/** Why bytes are refused by a strict reader; it never quotes them, and holds no stack. */
public final class UnreadableException extends Exception {
  private static final long serialVersionUID = 1;

  private final String detail;
  private final boolean tooLarge;

  private UnreadableException(String detail, boolean tooLarge) {
    super(detail, null, false, false);
    this.detail = detail;
    this.tooLarge = tooLarge;
  }

  static UnreadableException malformed(String detail) {
    return new UnreadableException(detail, false);
  }

  static UnreadableException tooLarge(String detail) {
    return new UnreadableException(detail, true);
  }

  /** {@return one sentence for the person who sent the bytes} */
  public String detail() {
    return detail;
  }

  /** {@return whether a limit was exceeded, rather than a rule broken} */
  public boolean isTooLarge() {
    return tooLarge;
  }
}
