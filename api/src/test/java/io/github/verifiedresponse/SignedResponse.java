package io.github.verifiedresponse;

import static io.github.verifiedresponse.TestVendor.utf8;

import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import io.github.verifiedresponse.scheme.Vendors;
import java.time.Instant;

/**
 * A response of the test vendor in Shufti Pro's newer form; the verifiers that take it, and what
 * other vendors sign with its secret.
 *
 * @param body as the vendor answered
 * @param signature of the header {@code Signature}
 */
public record SignedResponse(String body, String signature) {
  /** The secret of all that is signed here. */
  public static final String SECRET = "test-vendors-secret-0123456789-abcdef";

  private static final TestVendor VENDOR = TestVendor.withSecret(SECRET);
  private static final KeySource KEYS = Keys.of(Secret.of("the test vendor's secret", SECRET));

  public static SignedResponse accepted(String reference) {
    return of(reference, "verification.accepted");
  }

  public static SignedResponse declined(String reference) {
    return of(reference, "verification.declined");
  }

  private static SignedResponse of(String reference, String event) {
    return signing(
        "{\"reference\":\"%s\",\"event\":\"%s\",\"name\":\"Zoë\"}".formatted(reference, event));
  }

  /** Whatever else the vendor signs. */
  public static SignedResponse signing(String body) {
    return new SignedResponse(body, VENDOR.shuftiProSignature(utf8(body)));
  }

  /** The same signature over another body. */
  public SignedResponse withBody(String other) {
    return new SignedResponse(other, signature);
  }

  /** The headers with which it is relayed. */
  public String[] headers() {
    return new String[] {"Content-Type", "application/json", "Signature", signature};
  }

  /** The request with which it is relayed. */
  public TestMessage message() {
    return TestMessage.ofSigned(body, signature);
  }

  /** A verifier of these responses that lets each come again and again. */
  public static ResponseVerifierBuilder verifier(String name) {
    return ResponseVerifier.named(name)
        .scheme(Schemes.shuftiPro(KEYS))
        .replayGuard(ReplayGuard.disabled());
  }

  /** A verifier of these responses that lets each through once. */
  public static ResponseVerifierBuilder once(String name) {
    return verifier(name).replayGuard(ReplayGuards.inMemory());
  }

  /** A verifier of {@link #cafToken} in the place that the carrier says. */
  public static ResponseVerifierBuilder cafVerifier(String name, Carrier carrier) {
    return ResponseVerifier.named(name)
        .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, KEYS))
        .carrier(carrier)
        .freshness(Freshness.unlimited())
        .replayGuard(ReplayGuard.disabled());
  }

  public static String cafToken(String requestId) {
    return VENDOR.token("{\"requestId\":\"%s\",\"isAlive\":true,\"iat\":1}".formatted(requestId));
  }

  /** {@return the HMAC of a text in lower-case hex, as many vendors write it} */
  public static String hexHmac(String text) {
    return VENDOR.hexMac(text);
  }

  /** A verifier of what Slack signs, each once. */
  public static ResponseVerifierBuilder slackVerifier(String name) {
    return ResponseVerifier.named(name)
        .scheme(Vendors.named("slack").scheme(KEYS))
        .replayGuard(ReplayGuards.inMemory());
  }

  /** The headers of a body that Slack signs now. */
  public static String[] slackHeaders(String body) {
    String time = Long.toString(Instant.now().getEpochSecond());
    return new String[] {
      "Content-Type",
      "application/json",
      "X-Slack-Request-Timestamp",
      time,
      "X-Slack-Signature",
      "v0=" + hexHmac("v0:" + time + ":" + body)
    };
  }
}
