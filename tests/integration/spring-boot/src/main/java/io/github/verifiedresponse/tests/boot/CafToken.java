package io.github.verifiedresponse.tests.boot;

import io.github.verifiedresponse.testkit.TestVendor;

/**
 * Results of the vendor, as the verifier of {@code META-INF/verified-response.properties} wants.
 */
final class CafToken {
  static final String SECRET = "the-secret-of-tests-0123456789-abcdef";

  private CafToken() {}

  /** A fresh result that the vendor has signed. */
  static String genuine() {
    return signed(SECRET);
  }

  /** The same, but a "no". */
  static String declined() {
    return token(vendor(SECRET).declined());
  }

  /** One that somebody else has signed. */
  static String forged() {
    return signed("another-secret-0123456789-abcdefghijkl");
  }

  /** A fresh result of one person. */
  static String of(String person) {
    return token(vendor(SECRET).boundTo("/personId", person));
  }

  /** A fresh result that is signed with a secret of the test's. */
  static String signed(String secret) {
    return token(vendor(secret));
  }

  private static TestVendor vendor(String secret) {
    return TestVendor.named("caf").secret(secret);
  }

  private static String token(TestVendor vendor) {
    return vendor.calledBack().content();
  }
}
