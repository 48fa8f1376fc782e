package io.github.verifiedresponse.key;

import java.security.PublicKey;
import java.util.Objects;

/**
 * A vendor's public key.
 *
 * @param name where it comes from, for messages and logs, such as {@code file /run/keys/play.pem}
 * @param id the key id by which signatures name it; empty when there is none
 * @param key the key
 */
public record VerificationKey(String name, String id, PublicKey key) {

  /** Checks that nothing is missing. */
  public VerificationKey {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(key, "key");
  }

  /**
   * {@return a key from its text: PEM ({@code -----BEGIN PUBLIC KEY-----}), the Base64 of the same
   * bytes (SubjectPublicKeyInfo, RFC 5280), or an Ed25519 key of 32 bytes as hex, as Base64 or
   * behind {@code whpk_}}
   *
   * @param name as in the record
   * @param text the key; never quoted in a message
   * @throws IllegalArgumentException when it is none of these; the message names {@code name}
   */
  public static VerificationKey ofText(String name, String text) {
    return new VerificationKey(name, "", PublicKeyText.parse(name, text));
  }

  /** Shows the name. */
  @Override
  public String toString() {
    return "VerificationKey[" + name + "]";
  }
}
