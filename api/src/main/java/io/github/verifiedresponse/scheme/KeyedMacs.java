package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.Content;
import io.github.verifiedresponse.Secret;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * MACs that are used again by one thread at a time: a {@link Mac} that threads share gives wrong
 * answers, and looking one up at the security providers costs more than a short body's hash. Mostly
 * the one at hand has the right key.
 */
final class KeyedMacs {
  private static final int UNUSED_KEY = 32;

  private final String algorithm;
  private final Spares<Keyed> spares = new Spares<>();

  private record Keyed(Secret secret, Mac mac) {}

  /** Tries a key that nobody has: what this Java platform cannot do is to be known at start. */
  KeyedMacs(String algorithm) {
    this.algorithm = algorithm;
    keyed(mac(), key(new byte[UNUSED_KEY]));
  }

  byte[] compute(Secret secret, Content content) {
    Keyed own = take(secret);
    content.transferTo(own.mac()::update);
    byte[] code = own.mac().doFinal(); // and it is as it was when it had just been keyed
    spares.putBack(own);
    return code;
  }

  private Keyed take(Secret secret) {
    Keyed spare = spares.take();
    if (spare != null && spare.secret() == secret) {
      return spare;
    }
    return new Keyed(secret, keyed(spare == null ? mac() : spare.mac(), secret.derive(this::key)));
  }

  private SecretKeySpec key(byte[] key) {
    return new SecretKeySpec(key, algorithm);
  }

  private Mac mac() {
    try {
      return Mac.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform has no " + algorithm, e);
    }
  }

  private static Mac keyed(Mac mac, SecretKeySpec key) {
    try {
      mac.init(key);
      return mac;
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(
          "this security provider takes no key for " + mac.getAlgorithm(), e);
    }
  }
}
