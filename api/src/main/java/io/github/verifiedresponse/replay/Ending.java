package io.github.verifiedresponse.replay;

/**
 * How a handler ended, as far as its container can tell.
 *
 * @param called whether the handler may have run; false only when the request was refused before
 * @param threw whether the handler itself threw, on the request's thread, before anything was
 *     committed
 * @param over whether its work is over; false when the container has answered in its place
 * @param status the HTTP status of the answer; 0 when there is none
 */
public record Ending(boolean called, boolean threw, boolean over, int status) {
  private static final int REQUEST_TIMEOUT = 408;
  private static final int TOO_EARLY = 425;
  private static final int TOO_MANY_REQUESTS = 429;
  private static final int REDIRECTION_OR_LESS = 400;
  private static final int SERVER_ERROR = 500;

  /** {@return the end of a request that was refused before its handler was called} */
  public static Ending notCalled() {
    return new Ending(false, false, true, 0);
  }

  /** {@return the end of a handler that threw an exception of its own} */
  public static Ending byException() {
    return new Ending(true, true, true, SERVER_ERROR);
  }

  /**
   * {@return the end of a handler that answered, or about which nothing else is known}
   *
   * @param status the HTTP status
   */
  public static Ending byAnswer(int status) {
    return new Ending(true, false, true, status);
  }

  /**
   * {@return the end of a request that the container answered in the handler's place, as after a
   * time-out: the handler's work may go on}
   *
   * @param status the HTTP status
   */
  public static Ending byContainer(int status) {
    return new Ending(true, false, false, status);
  }

  /** Whether the status says that the same request may be sent again. */
  boolean isFailure() {
    return status >= SERVER_ERROR
        || status == REQUEST_TIMEOUT
        || status == TOO_EARLY
        || status == TOO_MANY_REQUESTS;
  }

  /** {@return whether a handler ended with an answer that is no error} */
  public boolean isSuccess() {
    return called && !threw && status < REDIRECTION_OR_LESS;
  }
}
