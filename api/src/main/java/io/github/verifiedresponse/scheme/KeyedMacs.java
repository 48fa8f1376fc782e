package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.Content;
import io.github.verifiedresponse.Secret;
import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * MACs that are keyed once for each secret and cloned for each message: a {@link Mac} that threads
 * share gives wrong answers, and keying one anew costs more than a short body's hash.
 */
final class KeyedMacs {
  private static final int UNUSED_KEY = 32;

  private final String algorithm;
  private final PerSecret<Mac> keyed = new PerSecret<>(this::key);

  /** Tries a key that nobody has: what this Java platform cannot do is to be known at start. */
  KeyedMacs(String algorithm) {
    this.algorithm = algorithm;
    fresh(key(new byte[UNUSED_KEY]));
  }

  byte[] compute(Secret secret, Content content) {
    Mac mac = fresh(keyed.of(secret));
    content.transferTo(mac::update);
    return mac.doFinal();
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
