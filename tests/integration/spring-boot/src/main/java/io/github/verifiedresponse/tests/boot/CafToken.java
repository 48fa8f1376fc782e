package io.github.verifiedresponse.tests.boot;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;

/**
 * Results of the vendor, as the verifier of {@code META-INF/verified-response.properties} wants.
 */
final class CafToken {
  static final String SECRET = "the-secret-of-tests-0123456789-abcdef";

  private CafToken() {}

  /** A fresh result that the vendor has signed. */
  static String genuine() {
    return signed(SECRET, true);
  }

  /** The same, but a "no". */
  static String declined() {
    return signed(SECRET, false);
  }

  /** One that somebody else has signed. */
  static String forged() {
    return signed("another-secret-0123456789-abcdefghijkl", true);
  }

  /** A fresh result of one person. */
  static String of(String person) {
    return signed(SECRET, true, ",\"personId\":\"" + person + "\"");
  }

  /** A fresh result that is signed with a secret of the test's. */
  static String signed(String secret) {
    return signed(secret, true);
  }

  private static String signed(String secret, boolean isAlive) {
    return signed(secret, isAlive, "");
  }

  private static String signed(String secret, boolean isAlive, String more) {
    String payload =
        "{\"requestId\":\"%s\",\"isAlive\":%s,\"iat\":%s%s}"
            .formatted(UUID.randomUUID(), isAlive, Instant.now().getEpochSecond(), more);
    try {
      JWSObject token = new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload(payload));
      token.sign(new MACSigner(secret.getBytes(StandardCharsets.UTF_8)));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }
}
