package io.github.verifiedresponse;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.result.Handshake;

/**
 * What {@link ResponseVerifier#verify} says: {@link Verified}, {@link Acknowledged}, {@link
 * Answered} or {@link Rejected}, nothing else.
 */
public sealed interface Verification {

  /**
   * Every step was passed.
   *
   * @param payload the proof, and what the application reads
   */
  record Verified(VerifiedPayload payload) implements Verification {}

  /**
   * The result is genuine and there is nothing left to do with it; application code must not see
   * the request, and the sender is answered with 200 so that it stops repeating.
   *
   * @param reason why the handler does not run
   */
  record Acknowledged(Reason reason) implements Verification {}

  /**
   * The message is genuine and fresh, and the vendor only tries out the endpoint by it; application
   * code must not see the request, nothing is claimed, and the sender reads this answer.
   *
   * @param handshake the answer
   */
  record Answered(Handshake handshake) implements Verification {}

  /**
   * A step refused; application code must not see the request.
   *
   * @param reason why
   * @param detail one sentence that is safe to send and to log
   */
  record Rejected(Reason reason, String detail) implements Verification {}
}
