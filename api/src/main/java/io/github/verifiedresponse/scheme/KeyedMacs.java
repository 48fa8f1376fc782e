package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.Content;
import io.github.verifiedresponse.Secret;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * MACs that are keyed once for each secret, and used again by one thread at a time: a {@link Mac}
 * that threads share gives wrong answers, and keying one anew costs more than a short body's hash.
 */
final class KeyedMacs {
  private static final int UNUSED_KEY = 32;

  private final String algorithm;
  private final PerSecret<Mac> keyed = new PerSecret<>(this::key);
  private final Spares<Keyed> spares = new Spares<>();

  private record Keyed(Secret secret, Mac mac) {}

  /** Tries a key that nobody has: what this Java platform cannot do is to be known at start. */
  KeyedMacs(String algorithm) {
    this.algorithm = algorithm;
    fresh(key(new byte[UNUSED_KEY]));
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
    return spare != null && spare.secret() == secret
        ? spare
        : new Keyed(secret, fresh(keyed.of(secret)));
  }

  private Mac key(byte[] key) {
    try {
      Mac mac = Mac.getInstance(algorithm);
      mac.init(new SecretKeySpec(key, algorithm));
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("this Java platform has no " + algorithm, e);
    }
  }

  private static Mac fresh(Mac keyed) {
    try {
      return (Mac) keyed.clone();
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("this security provider's MACs cannot be cloned", e);
    }
  }
}
