package io.github.verifiedresponse.tests;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Asks {@link ProbeWar}. */
abstract class DeployedProbe extends DeployedHandlers {
  @Deployment(testable = false)
  static WebArchive war() {
    return ProbeWar.create();
  }
}
