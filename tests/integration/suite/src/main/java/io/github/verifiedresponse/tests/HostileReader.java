package io.github.verifiedresponse.tests;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The three places where JSON is read, each with messages that hold any members in them. Each
 * character stands for a byte: not all of it is text.
 */
enum HostileReader {
  /** Of a token, after its signature. */
  PAYLOAD("caf-long", Probe.JWT) {
    @Override
    Message signed(String members, String secret) {
      String payload = cafMembers() + "," + members + "}";
      return new Message(payload, token(payload, secret));
    }
  },

  /** Of a body, after the signature beside it. */
  BODY("shufti", "application/json") {
    @Override
    Message signed(String members, String secret) {
      String body =
          "{\"reference\":\"%s\",\"event\":\"verification.accepted\",".formatted(UUID.randomUUID())
              + members
              + "}";
      boolean right = secret.equals(Vendors.CAF_SECRET);
      String signature = right ? Vendors.shuftiSignature(bytes(body)) : "0".repeat(64);
      return new Message(body, body, List.of("Signature", signature));
    }
  },

  /** Around a token, before anything was verified. */
  ENVELOPE("envelope", "application/json") {
    @Override
    Message signed(String members, String secret) {
      String payload = cafMembers() + "}";
      String token = token(payload, secret);
      return new Message(payload, "{\"signedResponse\":\"" + token + "\"," + members + "}");
    }
  };

  final String verifier;
  final String contentType;

  HostileReader(String verifier, String contentType) {
    this.verifier = verifier;
    this.contentType = contentType;
  }

  /** Signs an object with these members, which stand at its end. */
  Message genuine(String members) {
    return signed(members, Vendors.CAF_SECRET);
  }

  /** The same, by somebody else. */
  Message forged(String members) {
    return signed(members, "another-client-secret-0123456789abcdef");
  }

  abstract Message signed(String members, String secret);

  /** What a wrong signature is answered with: an envelope is read before there is one. */
  String refusalOfForged(String refusal) {
    return this == ENVELOPE ? refusal : "401 unverified";
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String cafMembers() {
    return "{\"requestId\":\"%s\",\"isAlive\":true,\"iat\":%d"
        .formatted(UUID.randomUUID(), Instant.now().getEpochSecond());
  }

  private static String token(String payload, String secret) {
    return Vendors.token(Vendors.HEADER, bytes(payload), secret);
  }
}
