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

  private final String secret;

  private TestVendor(String secret) {
    this.secret = secret;
  }

  public static TestVendor caf() {
    return new TestVendor(CAF_SECRET);
  }

  public static TestVendor shuftiPro() {
    return new TestVendor(SHUFTI_SECRET);
  }

  public static TestVendor withSecret(String secret) {
    return new TestVendor(secret);
  }

  /** The secret as a verifier holds it. */
  public Secret secret() {
    return Secret.ofShort("the test vendor's secret", secret);
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
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(utf8(secret), algorithm));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Shufti Pro's signature for accounts made after 15 March 2023. */
  public String shuftiProSignature(byte[] body) {
    return sha256Hex(body, utf8(sha256Hex(new byte[0], utf8(secret))));
  }

  /** Shufti Pro's signature for older accounts. */
  public String shuftiProLegacySignature(byte[] body) {
    return sha256Hex(body, utf8(secret));
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
