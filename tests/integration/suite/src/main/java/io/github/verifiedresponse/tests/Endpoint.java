package io.github.verifiedresponse.tests;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;

/** Each guarded endpoint with a genuine message of its own. */
enum Endpoint {
  LIVENESS("api/liveness", "caf", "application/jwt"),
  ENVELOPE("api/onboarding", "caf-envelope", "application/json"),
  DOCUMENT("api/document", "shufti-relayed", "application/json"),
  CALLBACK("callbacks/shufti", "shufti", "application/json"),
  LEGACY_CALLBACK("callbacks/shufti-legacy", "shufti-legacy", "application/json"),
  SERVLET("servlet/liveness", "caf-servlet", "application/jwt");

  final String path;
  final String verifier;
  final String contentType;

  Endpoint(String path, String verifier, String contentType) {
    this.path = path;
    this.verifier = verifier;
    this.contentType = contentType;
  }

  boolean isCaf() {
    return verifier.startsWith("caf");
  }

  boolean isCallback() {
    return path.startsWith("callbacks/");
  }

  Message genuine() {
    return of(isCaf() ? Vendors.cafPayload(true) : Vendors.shuftiResponse("verification.accepted"));
  }

  Message of(String payload) {
    return switch (this) {
      case LIVENESS, SERVLET -> new Message(payload, Vendors.cafToken(payload));
      case ENVELOPE ->
          new Message(
              payload,
              JsonNodeFactory.instance
                  .objectNode()
                  .put("customer", "c-1")
                  .put("signedResponse", Vendors.cafToken(payload))
                  .toString());
      case DOCUMENT ->
          new Message(
              payload,
              JsonNodeFactory.instance
                  .objectNode()
                  .put("response", payload)
                  .put("signature", Vendors.shuftiSignature(payload))
                  .toString());
      case CALLBACK ->
          new Message(payload, payload, List.of("Signature", Vendors.shuftiSignature(payload)));
      case LEGACY_CALLBACK ->
          new Message(
              payload, payload, List.of("Signature", Vendors.shuftiLegacySignature(payload)));
    };
  }
}
