package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.AuthenticMessage;
import io.github.verifiedresponse.Carried;
import io.github.verifiedresponse.Content;
import io.github.verifiedresponse.Outcome;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.RejectedException;
import io.github.verifiedresponse.Secret;
import io.github.verifiedresponse.SignatureScheme;
import io.github.verifiedresponse.SignedTime;

/** A response of Shufti Pro: {@code reference} and {@code event} under a suffix digest. */
record ShuftiProScheme(String name, SuffixDigest digest) implements SignatureScheme {
  private static final String HEADER = "Signature";

  @Override
  public AuthenticMessage authenticate(Carried carried) throws RejectedException {
    Secret key = digest.verify(carried, carried.signatureOr(HEADER));
    Content content = carried.content();
    ObjectNode response = content.toJsonObject();
    String reference = text(response, "reference");
    String event = text(response, "event");
    // an event holds no colon, so that an id is read in one way only
    if (reference.isEmpty() || event.isEmpty() || event.indexOf(':') >= 0) {
      throw new RejectedException(
          Reason.WRONG_TYPE, "the response is genuine, but it has no reference and event");
    }
    return new AuthenticMessage(
        reference + ':' + event,
        SignedTime.NONE,
        content,
        response,
        outcome(event),
        key.name(),
        key.account(),
        false);
  }

  /** The vendor's verdict is the event; {@code verification_result} has the numbers behind it. */
  private static Outcome outcome(String event) {
    return switch (event) {
      case "verification.accepted" -> Outcome.APPROVED;
      case "verification.declined" -> Outcome.DECLINED;
      case "request.pending", "request.received", "review.pending" -> Outcome.PENDING;
      default -> Outcome.UNKNOWN;
    };
  }

  private static String text(ObjectNode response, String name) {
    JsonNode value = response.path(name);
    return value.isTextual() ? value.textValue() : "";
  }

  @Override
  public String toString() {
    return name;
  }
}
