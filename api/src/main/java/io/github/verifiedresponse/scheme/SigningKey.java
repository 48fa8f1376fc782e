package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.key.VerificationKey;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * A key under which {@link Signing} signs, for tests: a shared secret in the form that the vendor
 * gives it, or a key pair. It signs with the Java platform alone, so that no code that verifies
 * checks itself.
 */
public final class SigningKey {
  private static final int SECRET_BYTES = 32;
  private static final int RSA_BITS = 2048;
  private static final String NAME = "the test vendor's key";
  private static final PSSParameterSpec PSS_SHA512 =
      new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1);

  private final String secret;
  private final byte[] bytes;
  private final @Nullable KeyPair pair;

  private SigningKey(String secret, byte[] bytes, @Nullable KeyPair pair) {
    this.secret = secret;
    this.bytes = bytes;
    this.pair = pair;
  }

  /** {@return a random key of the kind that the entry takes} */
  public static SigningKey generate(Vendor vendor) {
    return generate(vendor, vendor.algorithm);
  }

  /**
   * {@return a random key for a deployment that pins the algorithm itself}
   *
   * @param alg as {@code config.alg} writes it, such as {@code HS384} or {@code ecdsa-p256-sha256}
   * @throws IllegalArgumentException when there is no such algorithm
   */
  public static SigningKey generate(Vendor vendor, String alg) {
    return generate(vendor, algorithm(vendor, alg));
  }

  /**
   * {@return a key of this shared secret}
   *
   * @param secret the text as the vendor shows it; a printed sample, too
   * @throws IllegalArgumentException when the text is no secret of the entry's form; the message
   *     does not quote it
   */
  public static SigningKey ofSecret(Vendor vendor, String secret) {
    Secret.ofSample(NAME, secret);
    byte[] bytes = vendor.keyForm.key(secret.getBytes(StandardCharsets.UTF_8));
    return new SigningKey(secret, bytes, null);
  }

  /** {@return a key of this pair, for entries that are verified with a public key} */
  public static SigningKey of(KeyPair pair) {
    return new SigningKey("", new byte[0], pair);
  }

  static Algorithm algorithm(Vendor vendor, String alg) {
    return vendor.family == Vendor.Family.HTTP_SIGNATURE
        ? Algorithm.ofHttpName(alg)
        : Algorithm.ofJwsName(alg);
  }

  private static SigningKey generate(Vendor vendor, Algorithm algorithm) {
    if (algorithm.takesPublicKey()) {
      return of(pair(algorithm, Math.max(RSA_BITS, vendor.leastRsaBits)));
    }
    byte[] random = new byte[SECRET_BYTES];
    new SecureRandom().nextBytes(random);
    return ofSecret(vendor, text(vendor.keyForm, random));
  }

  /** {@return a text that holds these bytes where the form decodes it} */
  static String text(KeyForm form, byte[] bytes) {
    return switch (form.text()) {
      case "base64" -> Base64.getEncoder().encodeToString(bytes);
      case "base64url" -> Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      case "whsec" -> "whsec_" + Base64.getEncoder().encodeToString(bytes);
      default -> HexFormat.of().formatHex(bytes);
    };
  }

  private static KeyPair pair(Algorithm algorithm, int rsaBits) {
    try {
      String jca = algorithm.jca();
      boolean isRsa = jca.endsWith("RSA") || jca.startsWith("RSASSA");
      KeyPairGenerator generator =
          KeyPairGenerator.getInstance(isRsa ? "RSA" : jca.contains("ECDSA") ? "EC" : "Ed25519");
      if (isRsa) {
        generator.initialize(rsaBits);
      } else if (jca.contains("ECDSA")) {
        generator.initialize(new ECGenParameterSpec(curve(jca)));
      }
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform does not support " + algorithm.jca(), e);
    }
  }

  private static String curve(String jca) {
    return jca.startsWith("SHA512")
        ? "secp521r1"
        : jca.startsWith("SHA384") ? "secp384r1" : "secp256r1";
  }

  /** {@return the shared secret as settings write it; empty when this is a key pair} */
  public Optional<String> secret() {
    return pair == null ? Optional.of(secret) : Optional.empty();
  }

  /** {@return the public key as PEM, as settings write it; empty when this is a shared secret} */
  public Optional<String> publicKey() {
    return Optional.ofNullable(pair)
        .map(its -> Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded(its)))
        .map(text -> "-----BEGIN PUBLIC KEY-----\n" + text + "\n-----END PUBLIC KEY-----\n");
  }

  private static byte[] encoded(KeyPair pair) {
    return pair.getPublic().getEncoded();
  }

  /** {@return what verifies under this key} */
  public Deployment deployment() {
    if (pair != null) {
      VerificationKey key = new VerificationKey(NAME, "", pair.getPublic());
      return Deployment.of((message, keyId) -> List.of(key));
    }
    Secret held = Secret.ofSample(NAME, secret);
    return Deployment.of(message -> List.of(held));
  }

  /** {@return whether the algorithm takes this key: its kind, and of a pair its type and curve} */
  boolean fits(Algorithm algorithm, int leastRsaBits) {
    if (pair == null || !algorithm.takesPublicKey()) {
      return pair == null && !algorithm.takesPublicKey();
    }
    return new PublicKeySignatures(algorithm, (message, keyId) -> List.of(), leastRsaBits)
        .takes(pair.getPublic());
  }

  byte[] sign(Algorithm algorithm, byte[] message) {
    try {
      return switch (algorithm.kind()) {
        case MAC -> mac(algorithm, message);
        case SUFFIX_DIGEST -> suffixed(message);
        case PUBLIC_KEY -> signed(algorithm, message);
      };
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException(
          "the key is of another kind than the algorithm " + algorithm + " takes", e);
    }
  }

  private byte[] mac(Algorithm algorithm, byte[] message) throws GeneralSecurityException {
    Mac mac = Mac.getInstance(algorithm.jca());
    mac.init(new SecretKeySpec(bytes, algorithm.jca()));
    return mac.doFinal(message);
  }

  private byte[] suffixed(byte[] message) throws GeneralSecurityException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(message);
    all.writeBytes(bytes);
    return MessageDigest.getInstance("SHA-256").digest(all.toByteArray());
  }

  private byte[] signed(Algorithm algorithm, byte[] message) throws GeneralSecurityException {
    Signature signature = Signature.getInstance(algorithm.jca());
    if (algorithm == Algorithm.RSA_PSS_SHA512) {
      signature.setParameter(PSS_SHA512);
    }
    signature.initSign(Objects.requireNonNull(pair, "pair").getPrivate());
    signature.update(message);
    return signature.sign();
  }

  /** Shows the kind of key only. */
  @Override
  public String toString() {
    return pair == null ? "SigningKey[secret]" : "SigningKey[key pair]";
  }
}
