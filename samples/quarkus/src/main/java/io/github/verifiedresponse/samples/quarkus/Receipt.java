package io.github.verifiedresponse.samples.quarkus;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.verifiedresponse.VerifiedPayload;
import java.time.Instant;

/** What each guarded endpoint answers: the payload that was verified. */
final class Receipt {
  private Receipt() {}

  static String of(VerifiedPayload payload) {
    ObjectNode receipt = JsonNodeFactory.instance.objectNode();
    receipt.put("verifier", payload.verifier());
    receipt.put("id", payload.id());
    receipt.put("issuedAt", payload.issuedAt().map(Instant::toString).orElse(null));
    receipt.put("outcome", payload.outcome().name());
    // the signed bytes themselves: they were checked to be one JSON object
    receipt.putRawValue("payload", new RawValue(payload.content().toText(UTF_8)));
    return receipt.toString();
  }
}
