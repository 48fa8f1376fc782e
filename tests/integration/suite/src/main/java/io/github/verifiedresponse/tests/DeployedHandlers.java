package io.github.verifiedresponse.tests;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;

/** Asks an application with handlers of the probe; the log then holds nothing that was sent. */
abstract class DeployedHandlers extends Deployed {
  Probe probe;

  @BeforeEach
  void findTheProbe() {
    probe = new Probe(client);
  }

  @AfterAll
  static void theLogHoldsNothingThatWasSent() {
    ServerLog.assertHoldsNothingThatWasSent();
  }
}
