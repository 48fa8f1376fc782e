package io.github.verifiedresponse.samples.onboarding;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as the vendors do, under the demo secrets. */
final class PretendVendor {
  private PretendVendor() {}

  /** A signed response of Caf's FaceLiveness. */
  static String cafResult(String personId, boolean isAlive, long iat) {
    return cafToken(
        JsonNodeFactory.instance
            .objectNode()
            .put("requestId", UUID.randomUUID().toString())
            .put("isAlive", isAlive)
            .put("personId", personId)
            .put("iat", iat));
  }

  /** The access token that the phone holds anyway: the same secret, another meaning. */
  static String cafAccessToken(String personId) {
    return cafToken(
        JsonNodeFactory.instance
            .objectNode()
            .put("iss", "demo-client-id")
            .put("exp", Instant.now().plusSeconds(1_800).getEpochSecond())
            .put("peopleId", personId));
  }

  private static String cafToken(ObjectNode claims) {
    String signingInput =
        base64Url("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + base64Url(claims.toString());
    byte[] mac = hmac(bytes(DemoSecrets.CAF), signingInput);
    return signingInput + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(mac);
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The id of an order, as Razorpay gives one to the back end that asks for it. */
  static String newOrder() {
    return "order_" + UUID.randomUUID().toString().replace("-", "");
  }

  /** What Razorpay's checkout hands to the browser when an order is paid. */
  static ObjectNode purchase(String orderId) {
    String paymentId = "pay_" + UUID.randomUUID();
    byte[] signature = hmac(bytes(DemoSecrets.PURCHASE), orderId + "|" + paymentId);
    return JsonNodeFactory.instance
        .objectNode()
        .put("razorpay_order_id", orderId)
        .put("razorpay_payment_id", paymentId)
        .put("razorpay_signature", HexFormat.of().formatHex(signature));
  }

  /**
   * A delivery of a call-back by Standard Webhooks: its headers and its body. The vendor signs each
   * delivery with its own time; a repetition is known by its id.
   */
  static ObjectNode paymentEvent(String type, String id) {
    String time = Long.toString(Instant.now().getEpochSecond());
    String body = JsonNodeFactory.instance.objectNode().put("type", type).toString();
    byte[] key = Base64.getDecoder().decode(DemoSecrets.EVENTS.substring("whsec_".length()));
    byte[] signature = hmac(key, id + "." + time + "." + body);
    return JsonNodeFactory.instance
        .objectNode()
        .put("webhook-id", id)
        .put("webhook-timestamp", time)
        .put("webhook-signature", "v1," + Base64.getEncoder().encodeToString(signature))
        .put("body", body);
  }

  /** A response of Shufti Pro, with the slashes escaped as PHP does. */
  static String shuftiResponse(String reference, String event) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("reference", reference)
        .put("event", event)
        .put("country", "GB")
        .put("proof", "https://example.invalid/proof/" + UUID.randomUUID())
        .toString()
        .replace("/", "\\/");
  }

  /** The form of accounts made after 15 March 2023. */
  static String shuftiSignature(String response) {
    return sha256(response + sha256(DemoSecrets.SHUFTI));
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(text)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64Url(String text) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
