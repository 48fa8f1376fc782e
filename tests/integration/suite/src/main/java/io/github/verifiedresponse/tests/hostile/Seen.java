package io.github.verifiedresponse.tests.hostile;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.tests.probe.Handled;
import jakarta.servlet.http.HttpServletRequest;
import java.math.BigInteger;

/** What the handler behind either door saw, as JSON. */
final class Seen {
  private static final String NUMBER = "number";

  private Seen() {}

  /** What an application reads that expects a whole number. */
  public record WholeNumber(BigInteger number) {}

  static String by(HttpServletRequest request, String verifier) {
    ObjectNode seen = JsonNodeFactory.instance.objectNode();
    seen.put("payload", Handled.by(request, verifier));
    seen.put("connection", request.getRemotePort());
    VerifiedPayload payload = VerifiedPayload.require(request::getAttribute, verifier);
    seen.put("outcome", payload.outcome().name());
    if (payload.json().has(NUMBER)) {
      seen.put("asType", asType(payload)).put("asNode", asNode(payload));
    }
    return seen.toString();
  }

  private static String asType(VerifiedPayload payload) {
    try {
      return payload.as(WholeNumber.class).number().toString();
    } catch (IllegalArgumentException refused) {
      return "refused";
    }
  }

  /** Jackson's own accessor, which knows nothing of the library. */
  private static String asNode(VerifiedPayload payload) {
    try {
      return payload.json().get(NUMBER).bigIntegerValue().toString();
    } catch (Exception refused) { // a checked one, which the accessor does not declare
      return "refused";
    }
  }
}
