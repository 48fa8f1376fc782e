package io.github.verifiedresponse.scheme;

import com.fasterxml.jackson.core.JsonPointer;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.StrictObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What else must agree with what was signed, such as {@code /request_body_sha256=sha256hex(body)}:
 * signed digests of things that the signature itself does not cover. A trailing question mark:
 * there if and only if there is a body.
 */
record Commitments(List<Rule> rules) {

  /**
   * One rule.
   *
   * @param claim where it is among the signed claims, when it is not in a place of the request
   */
  private record Rule(
      JsonPointer claim, @Nullable Place place, Expected expected, boolean mayBeAbsent) {

    static Rule parse(String text, Deployment deployment) {
      int equals = text.indexOf('=');
      boolean optional = text.endsWith("?");
      String place = text.substring(0, equals);
      Expected expected =
          expected(text.substring(equals + 1, text.length() - (optional ? 1 : 0)), deployment);
      return place.startsWith("/")
          ? new Rule(Place.pointer(place), null, expected, optional)
          : new Rule(JsonPointer.empty(), Place.parse(place), expected, optional);
    }

    private static Expected expected(String what, Deployment deployment) {
      return switch (what) {
        case "sha256hex(body)" -> received -> Digests.sha256Hex(received.content());
        case "sha256hex(url)" -> {
          String url = deployment.publicUrl();
          yield received -> Digests.sha256Hex(Content.ofText(url + received.message().target()));
        }
        default -> received -> what;
      };
    }

    boolean holds(Received received, StrictObject claims) throws RejectedException {
      String claimed = place == null ? claims.at(claim).asText("") : received.text(place);
      return (mayBeAbsent && received.content().isEmpty())
          ? claimed.isEmpty()
          : agrees(claimed, expected.text(received));
    }
  }

  /** What must be claimed of a request. */
  @FunctionalInterface
  private interface Expected {
    String text(Received received);
  }

  static Commitments of(Vendor vendor, Deployment deployment) {
    return new Commitments(
        vendor.commitments.stream().map(rule -> Rule.parse(rule, deployment)).toList());
  }

  /** {@return the signed claims that are compared} */
  Set<JsonPointer> fields() {
    return rules.stream()
        .filter(rule -> rule.place() == null)
        .map(Rule::claim)
        .collect(Collectors.toSet());
  }

  /** Checks those of the request, in constant time: before what they cover is parsed. */
  void checkRequest(Received received) throws RejectedException {
    for (Rule rule : rules) {
      if (rule.place() != null && !rule.holds(received, Payloads.empty())) {
        throw Refusal.unverified();
      }
    }
  }

  /** Checks those of signed claims, which begin with a slash, in constant time. */
  void checkClaims(Received received, StrictObject claims) throws RejectedException {
    for (Rule rule : rules) {
      if (rule.place() == null && !rule.holds(received, claims)) {
        throw Refusal.unverified();
      }
    }
  }

  private static boolean agrees(String claimed, String expected) {
    return MessageDigest.isEqual(
        claimed.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }
}
