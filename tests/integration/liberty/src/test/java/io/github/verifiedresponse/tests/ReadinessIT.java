package io.github.verifiedresponse.tests;

class ReadinessIT extends Readiness {
  ReadinessIT() {
    super("/health");
  }
}
