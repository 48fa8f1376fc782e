package io.github.verifiedresponse;

import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Secret;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Signs as the vendors do, with the Java platform alone, so that no code under test checks itself.
 */
public final class TestVendor {
  /** The secret of the vectors {@code caf-…}. */
  public static final String CAF_SECRET = "caf-test-client-secret-0123456789abcdef";

  /** The secret of the vectors {@code shufti-…}: short, as some vendors' are. */
  public static final String SHUFTI_SECRET = "shufti-test-secret";

  /** The header that Caf's tokens begin with. */
  public static final String HEADER = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";

  private final byte[] key;

  private TestVendor(byte[] key) {
    this.key = key;
  }

  public static TestVendor caf() {
    return withSecret(CAF_SECRET);
  }

  public static TestVendor shuftiPro() {
    return withSecret(SHUFTI_SECRET);
  }

  public static TestVendor withSecret(String secret) {
    return withKey(utf8(secret));
  }

  /** One whose secret is the text of a key. */
  public static TestVendor withKey(byte[] key) {
    return new TestVendor(key.clone());
  }

  /** The secret as a verifier holds it. */
  public Secret secret() {
    return Secret.ofShort("the test vendor's secret", new String(key, StandardCharsets.UTF_8));
  }

  public KeySource keys() {
    Secret held = secret();
    return message -> List.of(held);
  }

  /** Caf's signed response: a compact JWS with HS256. */
  public String token(String payload) {
    return token(HEADER, payload);
  }

  public String token(String header, String payload) {
    return token("HmacSHA256", header, utf8(payload));
  }

  public String token(String mac, String header, byte[] payload) {
    return signed(mac, base64Url(utf8(header)) + "." + base64Url(payload));
  }

  /** The header and payload of another token under a good MAC of this vendor. */
  public String signAgain(String token) {
    return signed("HmacSHA256", token.substring(0, token.lastIndexOf('.')));
  }

  public byte[] mac(String algorithm, String text) {
    return mac(algorithm, utf8(text));
  }

  public byte[] mac(String algorithm, byte[] bytes) {
    return newMac(algorithm).doFinal(bytes);
  }

  /** The HMAC-SHA256 in lower-case hex, as many vendors write it. */
  public String hexMac(String text) {
    return hexMac(utf8(text));
  }

  public String hexMac(byte[] bytes) {
    return HexFormat.of().formatHex(mac("HmacSHA256", bytes));
  }

  /** A MAC of the platform's with the vendor's key. */
  public Mac newMac(String algorithm) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Shufti Pro's signature for accounts made after 15 March 2023. */
  public String shuftiProSignature(byte[] body) {
    return sha256Hex(body, utf8(sha256Hex(new byte[0], key)));
  }

  /** Shufti Pro's signature for older accounts. */
  public String shuftiProLegacySignature(byte[] body) {
    return sha256Hex(body, key);
  }

  public static String base64Url(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  public static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private String signed(String mac, String signingInput) {
    return signingInput + "." + base64Url(mac(mac, signingInput));
  }

  private static String sha256Hex(byte[] body, byte[] suffix) {
    try {
      ByteArrayOutputStream hashed = new ByteArrayOutputStream();
      hashed.writeBytes(body);
      hashed.writeBytes(suffix);
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(hashed.toByteArray()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
