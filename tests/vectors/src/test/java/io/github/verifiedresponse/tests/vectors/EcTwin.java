package io.github.verifiedresponse.tests.vectors;

import io.github.verifiedresponse.TestVendor;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;

/**
 * The other signature that everybody can make of an ECDSA one: where (r, s) is good, so is (r, n -
 * s). It signs the same text, so a result must not count anew under it.
 */
final class EcTwin {
  /** The order of P-256 (NIST SP 800-186, section 3.2.1.3). */
  private static final BigInteger P256 =
      new BigInteger("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551", 16);

  private static final int HALF = 32;

  private EcTwin() {}

  /** Returns the token with its twin, or as it is, where its signature is not of P-256's length. */
  static String of(String token) {
    int start = token.lastIndexOf('.') + 1;
    byte[] signature = Base64.getUrlDecoder().decode(token.substring(start));
    if (signature.length != 2 * HALF) {
      return token;
    }
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(signature, HALF, 2 * HALF));
    byte[] twin = P256.subtract(s).mod(P256).toByteArray();
    byte[] other = Arrays.copyOf(signature, 2 * HALF);
    Arrays.fill(other, HALF, 2 * HALF, (byte) 0);
    int length = Math.min(HALF, twin.length);
    System.arraycopy(twin, twin.length - length, other, 2 * HALF - length, length);
    return token.substring(0, start) + TestVendor.base64Url(other);
  }
}
