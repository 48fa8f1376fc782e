package io.github.verifiedresponse.jaxrs;

import io.github.verifiedresponse.Carrier;
import io.github.verifiedresponse.Freshness;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.Secret;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import io.github.verifiedresponse.scheme.Vendors;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A response of the test vendor, signed with the Java platform alone: Shufti Pro's newer form. The
 * verifiers that take it, and a Caf token that is carried elsewhere than in the body.
 */
record SignedResponse(String body, String signature) {
  static final String SECRET = "test-vendors-secret-0123456789-abcdef";

  private static final String CAF_HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

  static SignedResponse accepted(String reference) {
    return of(reference, "verification.accepted");
  }

  static SignedResponse declined(String reference) {
    return of(reference, "verification.declined");
  }

  private static SignedResponse of(String reference, String event) {
    return signing(
        "{\"reference\":\"%s\",\"event\":\"%s\",\"name\":\"Zoë\"}".formatted(reference, event));
  }

  /** Whatever else the vendor signs. */
  static SignedResponse signing(String body) {
    return new SignedResponse(body, sha256(body + sha256(SECRET)));
  }

  /** The same signature over another body. */
  SignedResponse withBody(String other) {
    return new SignedResponse(other, signature);
  }

  /** The headers with which it is relayed. */
  String[] headers() {
    return new String[] {"Content-Type", "application/json", "Signature", signature};
  }

  /** A verifier of these responses that lets each come again and again. */
  static ResponseVerifierBuilder verifier(String name) {
    return ResponseVerifier.named(name)
        .scheme(Schemes.shuftiPro(Keys.of(Secret.of("the test vendor's secret", SECRET))))
        .replayGuard(ReplayGuard.disabled());
  }

  /** A verifier of these responses that lets each through once. */
  static ResponseVerifierBuilder once(String name) {
    return verifier(name).replayGuard(ReplayGuards.inMemory());
  }

  /** A verifier of {@link #cafToken} in the place that the carrier says. */
  static ResponseVerifierBuilder cafVerifier(String name, Carrier carrier) {
    return ResponseVerifier.named(name)
        .scheme(
            Schemes.caf(
                CafProduct.FACE_LIVENESS, Keys.of(Secret.of("the test vendor's secret", SECRET))))
        .carrier(carrier)
        .freshness(Freshness.unlimited())
        .replayGuard(ReplayGuard.disabled());
  }

  static String cafToken(String requestId) {
    String payload = "{\"requestId\":\"%s\",\"isAlive\":true,\"iat\":1}".formatted(requestId);
    String signingInput = base64Url(utf8(CAF_HEADER)) + "." + base64Url(utf8(payload));
    return signingInput + "." + base64Url(hmac(signingInput));
  }

  /** {@return the HMAC of a text in lower-case hex, as many vendors write it} */
  static String hexHmac(String text) {
    return HexFormat.of().formatHex(hmac(text));
  }

  /** A verifier of what Slack signs, each once. */
  static ResponseVerifierBuilder slackVerifier(String name) {
    return ResponseVerifier.named(name)
        .scheme(
            Vendors.named("slack").scheme(Keys.of(Secret.of("the test vendor's secret", SECRET))))
        .replayGuard(ReplayGuards.inMemory());
  }

  /** The headers of a body that Slack signs now. */
  static String[] slackHeaders(String body) {
    String time = Long.toString(Instant.now().getEpochSecond());
    String signature = hexHmac("v0:" + time + ":" + body);
    return new String[] {
      "Content-Type",
      "application/json",
      "X-Slack-Request-Timestamp",
      time,
      "X-Slack-Signature",
      "v0=" + signature
    };
  }

  private static byte[] hmac(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(utf8(SECRET), "HmacSHA256"));
      return mac.doFinal(utf8(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(utf8(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
