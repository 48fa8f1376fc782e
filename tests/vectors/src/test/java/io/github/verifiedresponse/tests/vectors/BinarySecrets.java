package io.github.verifiedresponse.tests.vectors;

import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Secret;
import java.lang.reflect.Constructor;
import java.util.List;

/**
 * Secrets of any bytes. A vendor's secret is text, so the house takes no others; the keys of RFCs
 * and of Wycheproof are.
 */
public final class BinarySecrets {
  private BinarySecrets() {}

  public static Secret of(byte[] bytes) {
    try {
      Constructor<Secret> constructor =
          Secret.class.getDeclaredConstructor(String.class, String.class, byte[].class);
      constructor.setAccessible(true);
      return constructor.newInstance("a vector's key", "", bytes.clone());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  public static KeySource keys(byte[] bytes) {
    Secret secret = of(bytes);
    return message -> List.of(secret);
  }
}
