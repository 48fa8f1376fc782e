package io.github.verifiedresponse.samples.onboarding;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import io.github.verifiedresponse.VerifiedPayload;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** What each guarded endpoint answers: the payload that was verified, as the attribute holds it. */
final class Receipt {
  private Receipt() {}

  static String of(VerifiedPayload payload) {
    ObjectNode receipt = start(payload);
    // the signed bytes themselves: they were checked to be one JSON object
    receipt.putRawValue("payload", new RawValue(payload.content().toText(StandardCharsets.UTF_8)));
    return receipt.toString();
  }

  /** The same, where the signed bytes need be no JSON: the signed fields. */
  static String ofFields(VerifiedPayload payload) {
    ObjectNode receipt = start(payload);
    payload.type().ifPresent(type -> receipt.put("type", type));
    receipt.set("payload", payload.json());
    return receipt.toString();
  }

  private static ObjectNode start(VerifiedPayload payload) {
    ObjectNode receipt = JsonNodeFactory.instance.objectNode();
    receipt.put("verifier", payload.verifier());
    receipt.put("id", payload.id());
    receipt.put("issuedAt", payload.issuedAt().map(Instant::toString).orElse(null));
    receipt.put("outcome", payload.outcome().name());
    return receipt;
  }

  static void write(VerifiedPayload payload, HttpServletResponse response) throws IOException {
    response.setContentType("application/json");
    response.setCharacterEncoding("UTF-8");
    response.getWriter().print(of(payload));
  }
}
