package io.github.verifiedresponse.scheme;

import static java.util.stream.Collectors.joining;

import io.github.verifiedresponse.key.PublicKeySource;
import io.github.verifiedresponse.key.VerificationKey;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.EdECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Signatures that are verified with the vendor's public key, by the Java platform. */
final class PublicKeySignatures implements Primitive {
  private static final int LEAST_RSA_BITS = 2048;

  /** Each costs a verification, which anybody can ask for. */
  private static final int MOST_KEYS = 4;

  private static final PSSParameterSpec PSS_SHA512 =
      new PSSParameterSpec("SHA-512", "MGF1", MGF1ParameterSpec.SHA512, 64, 1);

  private final Algorithm algorithm;
  private final PublicKeySource keys;
  private final int leastRsaBits;

  PublicKeySignatures(Algorithm algorithm, PublicKeySource keys) {
    this(algorithm, keys, LEAST_RSA_BITS);
  }

  /** Takes shorter RSA keys, for a vendor that has no others. */
  PublicKeySignatures(Algorithm algorithm, PublicKeySource keys, int leastRsaBits) {
    this.algorithm = algorithm;
    this.keys = keys;
    this.leastRsaBits = leastRsaBits;
    signature(); // an algorithm that this Java platform lacks fails at start
  }

  @Override
  public @Nullable FittingKey fitting(
      InboundMessage message, String keyId, SignedMessage signed, List<byte[]> claimed)
      throws RejectedException {
    List<VerificationKey> all = keys.keys(message, keyId);
    message.noteKeys(() -> all.stream().map(VerificationKey::name).collect(joining(", ")));
    List<VerificationKey> possible = all.stream().filter(key -> takes(key.key())).toList();
    if (possible.size() > MOST_KEYS) {
      throw new RejectedException(
          Reason.UNVERIFIED,
          "more than four keys match what the message says about its key, such as its kid: at most"
              + " four are tried");
    }
    for (VerificationKey key : possible) {
      for (byte[] claim : claimed) {
        FittingKey fitting = fittingOf(key, signed, claim);
        if (fitting != null) {
          return fitting; // nothing here is secret
        }
      }
    }
    return null;
  }

  /** {@return the key if the signature is one of the message under it, else null} */
  @Nullable FittingKey fittingOf(VerificationKey key, SignedMessage signed, byte[] claim) {
    return takes(key.key()) && verifies(key.key(), signed, claim) ? FittingKey.of(key) : null;
  }

  /** {@return whether the key is of the pinned algorithm's type and strength} */
  boolean takes(PublicKey key) {
    return switch (algorithm) {
      case RSA_SHA1, RSA_SHA256, RSA_PSS_SHA512 ->
          key instanceof RSAPublicKey rsa && rsa.getModulus().bitLength() >= leastRsaBits;
      case ECDSA_P256_SHA256, ECDSA_P256_SHA256_DER -> isOnCurve(key, 256);
      case ECDSA_P384_SHA384 -> isOnCurve(key, 384);
      case ECDSA_P521_SHA512 -> isOnCurve(key, 521);
      case ED25519 ->
          key instanceof EdECPublicKey ed && ed.getParams().getName().equalsIgnoreCase("Ed25519");
      case HMAC_SHA1, HMAC_SHA256, HMAC_SHA384, HMAC_SHA512, SHA256_SUFFIX -> false;
    };
  }

  private static boolean isOnCurve(PublicKey key, int bits) {
    return key instanceof ECPublicKey ec
        && ec.getParams().getOrder().bitLength() == bits
        && ec.getParams().getCurve().getField().getFieldSize() == bits;
  }

  private boolean verifies(PublicKey key, SignedMessage signed, byte[] claim) {
    if (length() > 0 && (claim.length != length() || (isRaw() && isZeroInPart(claim)))) {
      return false;
    }
    try {
      Signature signature = signature();
      signature.initVerify(key);
      for (Content piece : signed.pieces()) {
        piece.lendTo((array, offset, length) -> update(signature, array, offset, length));
      }
      return signature.verify(claim);
    } catch (InvalidKeyException | SignatureException e) {
      return false; // a signature of the wrong form, or a key of the wrong kind
    }
  }

  private static void update(Signature signature, byte[] array, int offset, int length) {
    try {
      signature.update(array, offset, length);
    } catch (SignatureException e) {
      throw new IllegalStateException("a signature that was initialised takes bytes", e);
    }
  }

  private boolean isRaw() {
    return algorithm.jca().endsWith("P1363Format");
  }

  /** CVE-2022-21449: some platforms took a signature of zeros for one of any message. */
  private static boolean isZeroInPart(byte[] claim) {
    int half = claim.length / 2;
    return isZero(claim, 0, half) || isZero(claim, half, claim.length);
  }

  private static boolean isZero(byte[] bytes, int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] != 0) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int length() {
    return switch (algorithm) {
      case ECDSA_P256_SHA256, ED25519 -> 64;
      case ECDSA_P384_SHA384 -> 96;
      case ECDSA_P521_SHA512 -> 132;
      default -> 0;
    };
  }

  private Signature signature() {
    try {
      Signature signature = Signature.getInstance(algorithm.jca());
      if (algorithm == Algorithm.RSA_PSS_SHA512) {
        signature.setParameter(PSS_SHA512);
      }
      return signature;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform does not support " + algorithm.jca(), e);
    }
  }
}
