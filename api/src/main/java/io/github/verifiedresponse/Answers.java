package io.github.verifiedresponse;

import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.Sender;
import java.util.Set;

/**
 * How a sender is informed that its request was refused.
 *
 * @param verifier its name
 * @param sender who sends
 * @param methods the HTTP methods that can carry a result
 * @param acknowledged the reasons for which the sender is answered with 200, so that it stops
 */
record Answers(String verifier, Sender sender, Set<String> methods, Set<Reason> acknowledged) {

  Verification to(RejectedException refused) {
    return acknowledged.contains(refused.reason())
        ? new Verification.Acknowledged(refused.reason())
        : new Verification.Rejected(refused.reason(), refused.detail());
  }

  /** {@return the setting, for the line at start} */
  String onNotAccepted() {
    return acknowledged.contains(Reason.NOT_ACCEPTED) ? "acknowledge" : "reject";
  }

  int status(Verification.Rejected rejected) {
    return Problem.status(rejected.reason(), sender);
  }

  Problem problem(Verification.Rejected rejected) {
    return new Problem(verifier, sender, methods, rejected.reason(), rejected.detail());
  }
}
