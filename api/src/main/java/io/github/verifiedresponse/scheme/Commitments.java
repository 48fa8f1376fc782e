package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.Content;
import io.github.verifiedresponse.RejectedException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;

/**
 * What else must agree with what was signed, such as {@code /request_body_sha256=sha256hex(body)}:
 * signed digests of things that the signature itself does not cover. A trailing question mark:
 * there if and only if there is a body.
 */
record Commitments(List<String> rules, Deployment deployment) {

  static Commitments of(Vendor vendor, Deployment deployment) {
    Commitments commitments = new Commitments(vendor.commitments, deployment);
    if (vendor.commitments.stream().anyMatch(rule -> rule.contains("(url)"))) {
      deployment.publicUrl(); // is it set?
    }
    return commitments;
  }

  /**
   * Checks all of them, in constant time.
   *
   * @param claims signed claims, for rules that begin with a slash
   */
  void check(Received received, ObjectNode claims) throws RejectedException {
    for (String rule : rules) {
      int equals = rule.indexOf('=');
      String claimed = claimed(rule.substring(0, equals), received, claims);
      boolean optional = rule.endsWith("?");
      String what = rule.substring(equals + 1, rule.length() - (optional ? 1 : 0));
      boolean mayBeAbsent = optional && received.content().isEmpty();
      boolean holds = mayBeAbsent ? claimed.isEmpty() : agrees(claimed, expected(what, received));
      if (!holds) {
        throw Refusal.unverified();
      }
    }
  }

  private static String claimed(String place, Received received, ObjectNode claims)
      throws RejectedException {
    if (place.startsWith("/")) {
      return claims.at(Place.pointer(place)).asText("");
    }
    return received.text(Place.parse(place));
  }

  private String expected(String what, Received received) {
    return switch (what) {
      case "sha256hex(body)" -> Digests.sha256Hex(received.content());
      case "sha256hex(url)" ->
          Digests.sha256Hex(Content.ofText(deployment.publicUrl() + received.message().target()));
      default -> what;
    };
  }

  private static boolean agrees(String claimed, String expected) {
    return MessageDigest.isEqual(
        claimed.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
