package io.github.verifiedresponse.key;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.AsymmetricJWK;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyOperation;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.OctetKeyPair;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.PublicKey;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.text.ParseException;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The usual places of a vendor's public keys. */
public final class PublicKeys {
  private PublicKeys() {}

  /**
   * Keys that are at hand.
   *
   * @param keys one or more; more than four that one algorithm takes need ids, and messages that
   *     name one: a scheme tries no more than four keys on a message
   */
  public static PublicKeySource of(VerificationKey... keys) {
    List<VerificationKey> all = List.of(keys);
    if (all.isEmpty()) {
      throw new IllegalArgumentException("there is no public key");
    }
    return (message, keyId) -> matching(all, keyId);
  }

  /**
   * One key as text, or a set.
   *
   * @param name where it comes from, for messages and logs
   * @param text as {@link VerificationKey#ofText} takes it, or a JWK or a JWK set (RFC 7517)
   * @throws IllegalArgumentException when it is none; the message names {@code name}
   */
  public static PublicKeySource text(String name, String text) {
    if (!text.stripLeading().startsWith("{")) {
      return of(VerificationKey.ofText(name, text));
    }
    try {
      JWKSet set =
          text.contains("\"keys\"") ? JWKSet.parse(text) : new JWKSet(List.of(JWK.parse(text)));
      return of(
          set.getKeys().stream()
              .flatMap(key -> verificationKey(name, key).stream())
              .toArray(VerificationKey[]::new));
    } catch (ParseException e) {
      // the cause quotes the text
      throw new IllegalArgumentException(name + " is not a JWK or JWK set: copy it as published");
    }
  }

  /**
   * The vendor's JWK set at a fixed address. It is fetched when it is needed, kept, fetched again
   * before it grows old, and kept for longer while the address does not answer.
   *
   * @param address HTTPS
   * @throws IllegalArgumentException for any other address
   */
  public static PublicKeySource jwks(URI address) {
    return jwks(address, JwksAccess.DEFAULT);
  }

  /**
   * As {@link #jwks(URI)}.
   *
   * @param access time-outs and proxy
   */
  public static PublicKeySource jwks(URI address, JwksAccess access) {
    return JwksSource.of(address, access);
  }

  /**
   * A root certificate.
   *
   * @param name where it comes from
   * @param text PEM, or the Base64 of the same bytes
   * @throws IllegalArgumentException when it is none; the message names {@code name}
   */
  public static X509Certificate certificate(String name, String text) {
    String inner = text.replaceAll("-----(BEGIN|END) CERTIFICATE-----|\\s", "");
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(Base64.getDecoder().decode(inner)));
    } catch (CertificateException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          name + " is not a certificate: write PEM (-----BEGIN CERTIFICATE-----)", e);
    }
  }

  static List<VerificationKey> matching(List<VerificationKey> keys, String keyId)
      throws RejectedException {
    List<VerificationKey> matching =
        keys.stream()
            .filter(key -> key.id().isEmpty() || keyId.isEmpty() || key.id().equals(keyId))
            .toList();
    if (matching.isEmpty()) {
      throw new RejectedException(Reason.UNVERIFIED, "the signature could not be verified");
    }
    return matching;
  }

  /** RFC 7517, sections 4.2 and 4.3: a key whose publisher does not say may be for anything. */
  private static boolean isForSignatures(JWK key) {
    return (key.getKeyUse() == null || key.getKeyUse().equals(KeyUse.SIGNATURE))
        && (key.getKeyOperations() == null || key.getKeyOperations().contains(KeyOperation.VERIFY));
  }

  /** {@return the key, unless it is of a kind that verifies no signatures here} */
  static Optional<VerificationKey> verificationKey(String name, JWK key) {
    String id = key.getKeyID() == null ? "" : key.getKeyID();
    if (!isForSignatures(key) || key.isPrivate()) { // anyone who reads a private key can sign
      return Optional.empty();
    }
    try {
      if (key instanceof OctetKeyPair pair) {
        return Curve.Ed25519.equals(pair.getCurve())
            ? Optional.of(
                new VerificationKey(
                    name,
                    id,
                    VerificationKey.ofText(
                            name, Base64.getEncoder().encodeToString(pair.getDecodedX()))
                        .key()))
            : Optional.empty();
      }
      if (!(key instanceof AsymmetricJWK asymmetric)) {
        return Optional.empty();
      }
      PublicKey publicKey = asymmetric.toPublicKey();
      return Optional.of(new VerificationKey(name, id, publicKey));
    } catch (JOSEException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
