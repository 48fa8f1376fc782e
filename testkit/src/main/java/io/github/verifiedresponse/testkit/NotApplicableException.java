package io.github.verifiedresponse.testkit;

/**
 * An attack that makes no sense for this vendor or this set-up, such as an old result of a vendor
 * that signs no time. The message says why. It was not tried, so nothing is known about it.
 */
public final class NotApplicableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  NotApplicableException(String why) {
    super(why, null, false, false);
  }
}
