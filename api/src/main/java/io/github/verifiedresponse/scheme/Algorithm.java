package io.github.verifiedresponse.scheme;

import java.util.Locale;

/** The signature algorithms that an entry can pin. A message never chooses one. */
public enum Algorithm {
  /** HMAC with SHA-1, for vendors that offer nothing else; no setting selects it. */
  HMAC_SHA1("HmacSHA1", Kind.MAC, "", ""),
  /** HMAC with SHA-256. */
  HMAC_SHA256("HmacSHA256", Kind.MAC, "HS256", "hmac-sha256"),
  /** HMAC with SHA-384. */
  HMAC_SHA384("HmacSHA384", Kind.MAC, "HS384", ""),
  /** HMAC with SHA-512. */
  HMAC_SHA512("HmacSHA512", Kind.MAC, "HS512", ""),
  /** SHA-256 over the message and then a secret suffix. */
  SHA256_SUFFIX("SHA-256", Kind.SUFFIX_DIGEST, "", ""),
  /** RSASSA-PKCS1-v1_5 with SHA-1, for vendors that offer nothing else; no setting selects it. */
  RSA_SHA1("SHA1withRSA", Kind.PUBLIC_KEY, "", ""),
  /** RSASSA-PKCS1-v1_5 with SHA-256. */
  RSA_SHA256("SHA256withRSA", Kind.PUBLIC_KEY, "RS256", "rsa-v1_5-sha256"),
  /** RSASSA-PSS with SHA-512, MGF1 with SHA-512 and 64 bytes of salt. */
  RSA_PSS_SHA512("RSASSA-PSS", Kind.PUBLIC_KEY, "PS512", "rsa-pss-sha512"),
  /** ECDSA on P-256 with SHA-256; the signature is 64 bytes, r and then s. */
  ECDSA_P256_SHA256("SHA256withECDSAinP1363Format", Kind.PUBLIC_KEY, "ES256", "ecdsa-p256-sha256"),
  /** ECDSA on P-256 with SHA-256; the signature is a DER sequence. */
  ECDSA_P256_SHA256_DER("SHA256withECDSA", Kind.PUBLIC_KEY, "", ""),
  /** ECDSA on P-384 with SHA-384; the signature is 96 bytes, r and then s. */
  ECDSA_P384_SHA384("SHA384withECDSAinP1363Format", Kind.PUBLIC_KEY, "ES384", "ecdsa-p384-sha384"),
  /** ECDSA on P-521 with SHA-512; the signature is 132 bytes, r and then s. */
  ECDSA_P521_SHA512("SHA512withECDSAinP1363Format", Kind.PUBLIC_KEY, "ES512", ""),
  /** Ed25519 (RFC 8032). */
  ED25519("Ed25519", Kind.PUBLIC_KEY, "EdDSA", "ed25519");

  /** What kind of key an algorithm takes and how it is computed. */
  enum Kind {
    MAC,
    SUFFIX_DIGEST,
    PUBLIC_KEY
  }

  private final String jca;
  private final Kind kind;
  private final String jws;
  private final String http;

  Algorithm(String jca, Kind kind, String jws, String http) {
    this.jca = jca;
    this.kind = kind;
    this.jws = jws;
    this.http = http;
  }

  /** {@return its name at the Java platform's security providers} */
  String jca() {
    return jca;
  }

  Kind kind() {
    return kind;
  }

  /** {@return whether signatures are verified with the vendor's public key} */
  boolean takesPublicKey() {
    return kind == Kind.PUBLIC_KEY;
  }

  /** {@return its name in the header of a JWS (RFC 7518, section 3.1), empty when it has none} */
  String jws() {
    return jws;
  }

  /** {@return its name in the HTTP signature registry, empty when it has none} */
  String http() {
    return http;
  }

  /** {@return the algorithm of this name in the HTTP signature registry (RFC 9421, section 6.2)} */
  static Algorithm ofHttpName(String name) {
    return named(name, name.isEmpty() ? "?" : name, true);
  }

  /** {@return the algorithm of this name in the header of a JWS} */
  static Algorithm ofJwsName(String name) {
    return named(name, name.isEmpty() ? "?" : name, false);
  }

  private static Algorithm named(String name, String wanted, boolean http) {
    StringBuilder known = new StringBuilder();
    for (Algorithm algorithm : values()) {
      String own = http ? algorithm.http : algorithm.jws;
      if (own.equals(wanted)) {
        return algorithm;
      }
      known.append(own.isEmpty() ? "" : " " + own);
    }
    throw new IllegalArgumentException(
        (name.isEmpty() ? "an algorithm is not set" : "this algorithm does not exist")
            + ": use one of"
            + known);
  }

  /** Shows the name as settings and documents write it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
