package io.github.verifiedresponse.message;

import java.util.Objects;

/**
 * The one checked exception of this library: a step of the verification refuses the message.
 *
 * <p>It has no stack trace, because refusals are ordinary traffic and an attacker chooses how many
 * there are. {@code ResponseVerifier.verify} turns it into {@code Verification.Rejected}.
 */
@SuppressWarnings("serial") // never serialised: it goes no further than verify()
public final class RejectedException extends Exception {
  private final Reason reason;
  private final String detail;

  /**
   * Makes a refusal.
   *
   * @param reason why
   * @param detail one sentence for the person who reads the answer; it is sent to the client, so it
   *     never holds a secret, a payload value, a signature or anything else from the request
   */
  public RejectedException(Reason reason, String detail) {
    super(null, null, false, false);
    this.reason = Objects.requireNonNull(reason);
    this.detail = detail;
  }

  @Override
  public String getMessage() {
    return reason.code() + ": " + detail;
  }

  /** {@return why the message is refused} */
  public Reason reason() {
    return reason;
  }

  /** {@return the sentence that the client reads} */
  public String detail() {
    return detail;
  }
}
