package io.github.verifiedresponse.tests;

/** WildFly answers where it is managed. */
class ReadinessIT extends Readiness {
  ReadinessIT() {
    super("http://127.0.0.1:10990/health");
  }
}
