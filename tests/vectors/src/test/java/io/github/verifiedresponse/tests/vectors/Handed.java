package io.github.verifiedresponse.tests.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What application code gets of an accepted request, and what the replay guard counts. */
record Handed(
    ObjectNode json,
    Content content,
    String id,
    Optional<String> type,
    Outcome outcome,
    Optional<Instant> issuedAt,
    Optional<ReplayIdentity> identity) {

  /** What a request must hand on whose signed text is that of a genuine one. */
  enum Promise {
    /** All that the genuine one hands on. */
    SAME_PAYLOAD {
      @Override
      boolean isKept(Handed signed, Handed handed) {
        return handed.equals(signed);
      }
    },
    /**
     * The same, where fields of JSON are signed as texts, so that 1 and "1" are signed alike. The
     * outcome becomes no better.
     */
    SAME_TEXTS {
      @Override
      boolean isKept(Handed signed, Handed handed) {
        boolean isNoBetter =
            handed.outcome == signed.outcome
                || handed.outcome == Outcome.DECLINED
                || handed.outcome == Outcome.UNKNOWN;
        return isNoBetter && handed.inTexts().equals(signed.inTexts());
      }
    },
    /**
     * The same result, which counts once: where a vendor joins parts with nothing between them, the
     * text is signed, and not where a part ends.
     */
    SAME_RESULT {
      @Override
      boolean isKept(Handed signed, Handed handed) {
        return handed.identity.isPresent()
            && handed.identity.equals(signed.identity)
            && handed.issuedAt.equals(signed.issuedAt);
      }
    };

    abstract boolean isKept(Handed signed, Handed handed);
  }

  static Handed of(VerifiedPayload payload, Optional<ReplayIdentity> identity) {
    return new Handed(
        payload.json(),
        payload.content(),
        payload.id(),
        payload.type(),
        payload.outcome(),
        payload.issuedAt(),
        identity);
  }

  private Handed inTexts() {
    return new Handed(texts(json), content, id, type, Outcome.UNKNOWN, issuedAt, identity);
  }

  /** Each value as its text; an empty one is signed as one that is not there. */
  private static ObjectNode texts(ObjectNode json) {
    ObjectNode texts = SignedView.JSON.createObjectNode();
    for (Map.Entry<String, JsonNode> field : json.properties()) {
      JsonNode value = field.getValue();
      if (value instanceof ObjectNode object) {
        texts.set(field.getKey(), texts(object));
      } else if (!SignedView.text(value).isEmpty()) {
        texts.set(field.getKey(), new TextNode(SignedView.text(value)));
      }
    }
    return texts;
  }
}
