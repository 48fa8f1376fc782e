package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.key.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;

/**
 * A vector's secret as settings. Many are shorter than any that we accept: HMAC pads a key with
 * zeros (RFC 2104, section 2), so the padded key is the same key, and long enough.
 */
public final class VectorSecrets {
  private static final int LENGTH = 32;

  /** Vendors print them. */
  private static final String SAMPLES = "allow-sample-secret";

  private VectorSecrets() {}

  public static Map<String, String> settings(Vendor vendor, String secret) {
    for (String form : new String[] {"base64url", "base64", "hex", "utf8"}) {
      if (secret.startsWith(form + ":")) {
        return Map.of(
            "secret", secret.substring(form.length() + 1), "key-format", form, SAMPLES, "true");
      }
    }
    if (isAccepted(secret)) {
      return Map.of("secret", secret, SAMPLES, "true");
    }
    byte[] key = vendor.keyForm.key(secret.getBytes(StandardCharsets.UTF_8));
    String padded = HexFormat.of().formatHex(Arrays.copyOf(key, Math.max(LENGTH, key.length)));
    return Map.of("secret", padded, "key-format", "hex", SAMPLES, "true");
  }

  private static boolean isAccepted(String secret) {
    try {
      Secret.ofSample("the vector's secret", secret);
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }
}
