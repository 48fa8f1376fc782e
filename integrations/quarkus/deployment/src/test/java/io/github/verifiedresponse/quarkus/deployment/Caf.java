package io.github.verifiedresponse.quarkus.deployment;

import io.github.verifiedresponse.testkit.SignedRequest;
import io.github.verifiedresponse.testkit.TestVendor;

/** Signs as the vendor of the tests' verifier does. */
final class Caf {
  static final String SECRET = "kEq9ZtW3vB7nX1cR5yU8hJ2mP4sD6fG0aL_oI-wTeQx";

  private static final TestVendor VENDOR = TestVendor.named("caf").secret(SECRET);

  private Caf() {}

  static SignedRequest genuine() {
    return VENDOR.approved().asBody();
  }

  static SignedRequest declined() {
    return VENDOR.declined().asBody();
  }

  static SignedRequest inForm(String field) {
    return VENDOR.approved().inForm(field);
  }

  static SignedRequest inQuery(String parameter) {
    return VENDOR.approved().inQuery(parameter);
  }

  static SignedRequest of(String person) {
    return VENDOR.approved().field("/personId", person).asBody();
  }
}
