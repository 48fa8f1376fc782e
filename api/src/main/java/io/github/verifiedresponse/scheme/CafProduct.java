package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.Outcome;
import java.util.List;

/**
 * Caf's products, told apart by the shape of their results, because one client secret signs all of
 * them and the SDK access token too.
 */
public enum CafProduct {
  /** FaceLiveness: {@code isAlive} is a boolean, and there is no {@code isMatch}. */
  FACE_LIVENESS,
  /** FaceAuthenticator: {@code isAlive} and {@code isMatch} are booleans. */
  FACE_AUTHENTICATION,
  /** Any other route that signs: a {@code requestId}, and nothing that an access token holds. */
  ANY;

  private static final List<String> VERDICTS = List.of("isAlive", "isMatch");
  private static final List<String> OTHER_TOKENS =
      List.of("iss", "peopleId", "attemptId", "isAuthorized");

  /** {@return whether the payload has this product's verdict and is no other kind of token} */
  boolean describes(ObjectNode payload) {
    return switch (this) {
      case FACE_LIVENESS -> isBoolean(payload, "isAlive") && !payload.has("isMatch");
      case FACE_AUTHENTICATION -> isBoolean(payload, "isAlive") && isBoolean(payload, "isMatch");
      case ANY -> OTHER_TOKENS.stream().noneMatch(payload::has);
    };
  }

  /** Approved when every verdict is true, declined when one is false, unknown without a verdict. */
  Outcome outcome(ObjectNode payload) {
    Outcome outcome = Outcome.UNKNOWN;
    for (String name : VERDICTS) {
      JsonNode verdict = payload.get(name);
      if (verdict != null && !verdict.isBoolean()) {
        return Outcome.UNKNOWN;
      }
      if (verdict != null && outcome != Outcome.DECLINED) {
        outcome = verdict.booleanValue() ? Outcome.APPROVED : Outcome.DECLINED;
      }
    }
    return outcome;
  }

  private static boolean isBoolean(ObjectNode payload, String name) {
    return payload.path(name).isBoolean();
  }
}
