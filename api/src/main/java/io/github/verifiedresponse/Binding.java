package io.github.verifiedresponse;

/**
 * Decides whether an authentic result belongs to the caller who relays it. A signature says who
 * made a result, not whose it is: without a binding a fraudster can relay a friend's.
 */
@FunctionalInterface
public interface Binding {

  /**
   * Lets the message pass when it belongs to the caller.
   *
   * @param message an authentic, fresh result
   * @param caller what the server knows about the sender
   * @throws RejectedException with {@link Reason#NOT_BOUND} when it belongs to somebody else or
   *     when the server knows nothing to compare it with
   */
  void check(AuthenticMessage message, Caller caller) throws RejectedException;

  /** {@return whether this compares anything; only {@link #none()} does not} */
  default boolean binds() {
    return true;
  }

  /** {@return the stated absence of a binding: every caller may relay every result} */
  static Binding none() {
    return Unbound.INSTANCE;
  }
}
