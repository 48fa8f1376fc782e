package io.github.verifiedresponse.scheme;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/**
 * How the text of a secret becomes the bytes of a key: {@code utf8}, {@code hex}, {@code base64},
 * {@code base64url}, {@code whsec} (Base64 behind an optional {@code whsec_}), {@code sha256},
 * {@code sha256hex}, {@code hmac(LABEL)}.
 */
record KeyForm(String text) {
  static final KeyForm UTF8 = new KeyForm("utf8");
  static final KeyForm HEX = new KeyForm("hex");
  static final KeyForm BASE64 = new KeyForm("base64");
  static final KeyForm WHSEC = new KeyForm("whsec");
  static final KeyForm SHA256 = new KeyForm("sha256");
  static final KeyForm SHA256_HEX = new KeyForm("sha256hex");

  private static final String WHSEC_PREFIX = "whsec_";
  private static final int SHORTEST = 16;

  /** {@return HMAC-SHA-256 of the secret under a fixed, public label} */
  static KeyForm hmac(String label) {
    return new KeyForm("hmac(" + label + ")");
  }

  /** {@return whether the key is computed from the text, which is part of how a vendor signs} */
  boolean isDerived() {
    return switch (text) {
      case "utf8", "hex", "base64", "base64url", "whsec" -> false;
      default -> true;
    };
  }

  /** {@return the form that a setting names} */
  static KeyForm parse(String text) {
    return switch (text) {
      case "utf8", "hex", "base64", "base64url", "whsec" -> new KeyForm(text);
      default ->
          throw new IllegalArgumentException("use one of utf8, hex, base64, base64url, whsec");
    };
  }

  /**
   * {@return the key}
   *
   * @param secret the secret's text as UTF-8
   * @throws IllegalArgumentException when the text is not of this form
   */
  byte[] key(byte[] secret) {
    return switch (text) {
      case "utf8" -> secret.clone();
      case "hex" -> decoded(Encoding.HEX_OF_EITHER_CASE.decode(text(secret)));
      case "base64" -> decoded(Encoding.BASE64.decode(text(secret)));
      case "base64url" -> decoded(Encoding.BASE64URL_PADDED_OR_NOT.decode(text(secret)));
      case "whsec" -> decoded(Encoding.BASE64.decode(withoutPrefix(text(secret))));
      case "sha256" -> sha256(secret);
      case "sha256hex" ->
          HexFormat.of().formatHex(sha256(secret)).getBytes(StandardCharsets.US_ASCII);
      default -> labelled(secret);
    };
  }

  private static String withoutPrefix(String text) {
    return text.startsWith(WHSEC_PREFIX) ? text.substring(WHSEC_PREFIX.length()) : text;
  }

  private byte[] decoded(byte @Nullable [] key) {
    if (key == null) {
      throw new IllegalArgumentException(
          "the secret is not " + text + " text: copy it as the vendor shows it");
    }
    if (key.length < SHORTEST) {
      throw new IllegalArgumentException(
          "the secret contains fewer than " + SHORTEST + " bytes of key: copy all of it");
    }
    return key;
  }

  private byte[] labelled(byte[] secret) {
    byte[] label =
        text.substring("hmac(".length(), text.length() - 1).getBytes(StandardCharsets.UTF_8);
    return new KeyedMacs(Algorithm.HMAC_SHA256.jca()).once(label, secret);
  }

  private static String text(byte[] secret) {
    return new String(secret, StandardCharsets.UTF_8);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  @Override
  public String toString() {
    return text;
  }
}
