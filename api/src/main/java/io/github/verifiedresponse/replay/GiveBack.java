package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.result.Sender;

/**
 * What says that a handler did nothing with a result, so that the same result may be sent again.
 * Each value includes {@code VerifiedPayload.giveBack()}, except {@link #NEVER}.
 */
public enum GiveBack {
  /**
   * Only the application, by {@code VerifiedPayload.giveBack()}. The default for {@link
   * Sender#CLIENT}.
   */
  EXPLICIT,
  /**
   * Also an exception that the handler itself threw on the request's thread before anything was
   * committed. For handlers whose effect is the last thing that they do. Of a servlet's, one that
   * an {@code IOException} caused does not count, nor does what the servlet forwards to or
   * includes, because that may be no more than its answer. Of a JAX-RS resource method, a returned
   * answer of the class 5xx counts as an exception, because a filter cannot tell the two apart.
   */
  EXCEPTION,
  /**
   * Also such an exception, and every answer with a status of the class 5xx, 408, 425 or 429. The
   * default for {@link Sender#VENDOR}, and refused for {@link Sender#CLIENT}: a client can make the
   * server answer 500.
   */
  STATUS,
  /** Nothing: a result that a handler was given stays used. */
  NEVER;

  /** {@return whether this value takes such an end for a handler that did nothing} */
  public boolean appliesTo(Ending ending) {
    return switch (this) {
      case EXPLICIT, NEVER -> false;
      case EXCEPTION -> ending.threw();
      case STATUS -> ending.threw() || ending.isFailure();
    };
  }
}
