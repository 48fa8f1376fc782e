package io.github.verifiedresponse.tests;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as the vendors' pages say, written anew here so that it shares no mistake with the product.
 */
final class Vendors {
  /** The sample's demo secrets, which it uses when its environment holds none. */
  static final String CAF_SECRET = "demo-only-caf-client-secret-0123456789";

  static final String SHUFTI_SECRET = "demo-only-shufti-secret-key-0123456789";
  static final String SHUFTI_LEGACY_SECRET = "demo-only-legacy-shufti-secret-key-9876";

  static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

  private Vendors() {}

  static String cafPayload(boolean isAlive) {
    return "{\"requestId\":\"%s\",\"isAlive\":%s,\"iat\":%d}"
        .formatted(UUID.randomUUID(), isAlive, Instant.now().getEpochSecond());
  }

  /** A fresh, genuine liveness result. */
  static String caf() {
    return cafToken(cafPayload(true));
  }

  static String cafToken(String payload) {
    return token(HEADER, payload, CAF_SECRET);
  }

  static String token(String header, String payload, String secret) {
    return token(header, utf8(payload), secret);
  }

  /** Of a payload that need not be text. */
  static String token(String header, byte[] payload, String secret) {
    String signingInput = base64Url(utf8(header)) + "." + base64Url(payload);
    return signingInput + "." + base64Url(hmac(signingInput, secret));
  }

  static String shuftiResponse(String event) {
    return "{\"reference\":\"%s\",\"event\":\"%s\",\"proof\":\"https:\\/\\/example.invalid\\/p\",\"name\":\"Zo\\u00eb\"}"
        .formatted(UUID.randomUUID(), event);
  }

  /** For accounts made after 15 March 2023. */
  static String shuftiSignature(String response) {
    return shuftiSignature(utf8(response));
  }

  /** Of a response that need not be text. */
  static String shuftiSignature(byte[] response) {
    byte[] key = utf8(sha256(utf8(SHUFTI_SECRET)));
    byte[] signed = Arrays.copyOf(response, response.length + key.length);
    System.arraycopy(key, 0, signed, response.length, key.length);
    return sha256(signed);
  }

  /** For accounts made before. */
  static String shuftiLegacySignature(String response) {
    return sha256(utf8(response + SHUFTI_LEGACY_SECRET));
  }

  static byte[] hmac(String text, String secret) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(utf8(secret), "HmacSHA256"));
      return mac.doFinal(utf8(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
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
