package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.Content;
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
  private final KeyForm form;
  private final int length;
  private final ObjectPool<Keyed> spares = new ObjectPool<>();

  private record Keyed(Secret secret, Mac mac) {}

  /** Initialises one MAC with a dummy key, so that an unsupported algorithm fails at start-up. */
  KeyedMacs(String algorithm) {
    this(algorithm, KeyForm.UTF8);
  }

  /** As {@link #KeyedMacs(String)}, with secrets whose text is a key in another form. */
  KeyedMacs(String algorithm, KeyForm form) {
    this.algorithm = algorithm;
    this.form = form;
    this.length = keyed(mac(), spec(new byte[UNUSED_KEY])).getMacLength();
  }

  /** {@return how many bytes a code has} */
  int length() {
    return length;
  }

  /** {@return one code, under a key that is no secret's text} */
  byte[] once(byte[] key, byte[] message) {
    return keyed(mac(), spec(key)).doFinal(message);
  }

  byte[] compute(Secret secret, Content content) {
    Keyed own = take(secret);
    content.lendTo(own.mac()::update);
    return code(own);
  }

  byte[] compute(Secret secret, SignedMessage message) {
    Keyed own = take(secret);
    message.lendTo(own.mac()::update);
    return code(own);
  }

  private byte[] code(Keyed own) {
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

  private SecretKeySpec key(byte[] secret) {
    return spec(form.key(secret));
  }

  private SecretKeySpec spec(byte[] key) {
    return new SecretKeySpec(key, algorithm);
  }

  private Mac mac() {
    try {
      return Mac.getInstance(algorithm);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java platform does not support " + algorithm, e);
    }
  }

  private static Mac keyed(Mac mac, SecretKeySpec key) {
    try {
      mac.init(key);
      return mac;
    } catch (InvalidKeyException e) {
      throw new IllegalStateException(
          "this security provider accepts no key for " + mac.getAlgorithm(), e);
    }
  }
}
