package io.github.verifiedresponse.scheme;

import io.github.verifiedresponse.TestClock;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** One key of each kind: secrets are of an entry, key pairs of an algorithm. */
final class TestKeys {
  private static final String SECRET = "a-secret-of-the-contract-0123456789abcdef";
  private static final Map<String, SigningKey> PAIRS = new ConcurrentHashMap<>();

  private final Vendor vendor;
  private final String number;

  TestKeys(Vendor vendor, int number) {
    this.vendor = vendor;
    this.number = Integer.toString(number);
  }

  SigningKey key() {
    return vendor.algorithm.takesPublicKey()
        ? PAIRS.computeIfAbsent(vendor.algorithm + number, name -> SigningKey.generate(vendor))
        : SigningKey.ofSecret(vendor, secret());
  }

  /** The same bytes for each entry, so that one vendor's results are tried under another's. */
  private String secret() {
    String text = SECRET + number;
    return vendor.keyForm.isDerived() || vendor.keyForm.equals(KeyForm.UTF8)
        ? text
        : SigningKey.text(vendor.keyForm, text.getBytes(StandardCharsets.UTF_8));
  }

  Deployment deployment() {
    return key().deployment();
  }

  /** Pins one of two roots, and knows what the entry asks for. */
  Deployment certified() {
    try {
      Deployment known =
          Deployment.of(TestCertificates.of(number.equals("1") ? "root" : "other"))
              .withClock(TestClock.atSecond(SignedSample.NOW));
      for (String name : vendor.asks()) {
        known = known.with(name, SampleFields.CONFIGURED);
      }
      return known;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signs under a chain that leads to the first of the roots. */
  String certifiedToken(String claims) {
    try {
      return TestCertificates.token(claims, "leaf", "leaf", "ca", "root");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  byte[] sign(byte[] message) {
    return key().sign(vendor.algorithm, message);
  }
}
