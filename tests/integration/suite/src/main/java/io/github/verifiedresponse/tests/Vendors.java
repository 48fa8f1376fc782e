package io.github.verifiedresponse.tests;

import io.github.verifiedresponse.TestVendor;
import java.time.Instant;
import java.util.UUID;

/** What the sample's vendors sign with its demo secrets, without the product's code. */
final class Vendors {
  /** The sample's demo secrets, which it uses when its environment holds none. */
  static final String CAF_SECRET = "demo-only-caf-client-secret-0123456789";

  static final String SHUFTI_SECRET = "demo-only-shufti-secret-key-0123456789";
  static final String SHUFTI_LEGACY_SECRET = "demo-only-legacy-shufti-secret-key-9876";

  private static final String PURCHASE_SECRET = "demo-only-razorpay-key-secret-0123456789";

  static final String HEADER = TestVendor.HEADER;

  private Vendors() {}

  static String cafPayload(boolean isAlive) {
    return "{\"requestId\":\"%s\",\"isAlive\":%s,\"iat\":%d}"
        .formatted(UUID.randomUUID(), isAlive, Instant.now().getEpochSecond());
  }

  /** A fresh, genuine liveness result. */
  static String caf() {
    return cafToken(cafPayload(true));
  }

  /** A genuine liveness result of one person. */
  static String caf(String person, boolean isAlive, Instant issuedAt) {
    return cafToken(
        "{\"requestId\":\"%s\",\"isAlive\":%s,\"personId\":\"%s\",\"iat\":%d}"
            .formatted(UUID.randomUUID(), isAlive, person, issuedAt.getEpochSecond()));
  }

  static String cafToken(String payload) {
    return TestVendor.withSecret(CAF_SECRET).token(payload);
  }

  static String token(String header, String payload, String secret) {
    return TestVendor.withSecret(secret).token(header, payload);
  }

  /** Of a payload that need not be text. */
  static String token(String header, byte[] payload, String secret) {
    return TestVendor.withSecret(secret).token("HmacSHA256", header, payload);
  }

  static byte[] hmac(String text, String secret) {
    return TestVendor.withSecret(secret).mac("HmacSHA256", text);
  }

  /**
   * What a checkout hands to the browser.
   *
   * @param unsigned members that the vendor does not sign, each with its comma; may be empty
   */
  static String purchase(String order, String payment, String unsigned) {
    String signature = TestVendor.withSecret(PURCHASE_SECRET).hexMac(order + "|" + payment);
    return "{\"razorpay_order_id\":\"%s\",\"razorpay_payment_id\":\"%s\",%s\"razorpay_signature\":\"%s\"}"
        .formatted(order, payment, unsigned, signature);
  }

  static String shuftiResponse(String event) {
    return "{\"reference\":\"%s\",\"event\":\"%s\",\"proof\":\"https:\\/\\/example.invalid\\/p\",\"name\":\"Zo\\u00eb\"}"
        .formatted(UUID.randomUUID(), event);
  }

  /** For accounts made after 15 March 2023. */
  static String shuftiSignature(String response) {
    return shuftiSignature(TestVendor.utf8(response));
  }

  /** Of a response that need not be text. */
  static String shuftiSignature(byte[] response) {
    return TestVendor.withSecret(SHUFTI_SECRET).shuftiProSignature(response);
  }

  /** For accounts made before. */
  static String shuftiLegacySignature(String response) {
    return TestVendor.withSecret(SHUFTI_LEGACY_SECRET)
        .shuftiProLegacySignature(TestVendor.utf8(response));
  }
}
