package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.key.VerificationKey;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A row's primitive alone, as a caller of the Java platform writes it who has the key at hand. */
final class Primitives {
  private Primitives() {}

  /** {@return the work; it fails when the signature is not one of the message} */
  static Callable<Object> alone(Signing signing, byte[] message, byte[] signature)
      throws GeneralSecurityException {
    Algorithm algorithm = signing.algorithm();
    KeyForm form = signing.vendor().keyForm;
    return switch (algorithm.kind()) {
      case MAC -> {
        Mac mac = Mac.getInstance(algorithm.jca());
        byte[] key = form.key(secret(signing));
        mac.init(new SecretKeySpec(key, algorithm.jca()));
        yield () -> equal(mac.doFinal(message), signature);
      }
      case SUFFIX_DIGEST -> {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] key = form.key(secret(signing));
        yield () -> {
          digest.update(message);
          return equal(digest.digest(key), signature);
        };
      }
      case PUBLIC_KEY -> {
        PublicKey key = key(signing);
        yield () -> {
          Signature verifying = Signature.getInstance(algorithm.jca());
          verifying.initVerify(key);
          verifying.update(message);
          return genuine(verifying.verify(signature));
        };
      }
    };
  }

  private static PublicKey key(Signing signing) {
    return VerificationKey.ofText("benchmark", signing.key().publicKey().orElseThrow()).key();
  }

  private static Object equal(byte[] computed, byte[] signature) {
    return genuine(MessageDigest.isEqual(computed, signature));
  }

  private static Object genuine(boolean fits) {
    if (!fits) {
      throw new IllegalStateException("the primitive alone does not verify");
    }
    return true;
  }

  private static byte[] secret(Signing signing) {
    return signing.key().secret().orElseThrow().getBytes(StandardCharsets.UTF_8);
  }
}
