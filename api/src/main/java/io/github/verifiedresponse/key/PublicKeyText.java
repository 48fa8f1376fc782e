package io.github.verifiedresponse.key;

import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** Reads the text of a public key as vendors print it. */
final class PublicKeyText {
  private static final String BEGIN = "-----BEGIN PUBLIC KEY-----";
  private static final String END = "-----END PUBLIC KEY-----";
  private static final String WHPK = "whpk_";
  private static final int ED25519_BYTES = 32;

  /** The SubjectPublicKeyInfo of an Ed25519 key up to the key itself (RFC 8410, section 4). */
  private static final byte[] ED25519 = HexFormat.of().parseHex("302a300506032b6570032100");

  private PublicKeyText() {}

  static PublicKey parse(String name, String text) {
    byte[] bytes = bytes(name, text.strip());
    byte[] info = bytes.length == ED25519_BYTES ? concat(ED25519, bytes) : bytes;
    for (String algorithm : List.of("RSA", "EC", "Ed25519")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePublic(new X509EncodedKeySpec(info));
      } catch (InvalidKeySpecException e) {
        // another type of key
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException("this Java platform does not support " + algorithm, e);
      }
    }
    throw notAKey(name);
  }

  private static byte[] bytes(String name, String text) {
    String inner = text;
    if (text.startsWith(BEGIN) && text.endsWith(END)) {
      inner = text.substring(BEGIN.length(), text.length() - END.length()).replaceAll("\\s", "");
    } else if (text.startsWith(WHPK)) {
      inner = text.substring(WHPK.length());
    }
    try {
      return inner.matches("[0-9a-fA-F]{64}")
          ? HexFormat.of().parseHex(inner)
          : Base64.getDecoder().decode(inner);
    } catch (IllegalArgumentException e) {
      throw notAKey(name);
    }
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private static IllegalArgumentException notAKey(String name) {
    return new IllegalArgumentException(
        name
            + " is not a public key: write PEM (-----BEGIN PUBLIC KEY-----), its Base64 in one"
            + " line, or a 32-byte Ed25519 key as hex or Base64");
  }
}
