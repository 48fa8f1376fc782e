package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.refused.WithoutServices;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/**
 * Where a JAX-RS application loads no services, servers refuse it, at start or with the first
 * request; CXF guards it all the same.
 */
@ArquillianTest
@RunAsClient
class ServicesOffIT {
  private static final String NAME = "services-off";
  private static final int UNVERIFIED = 401;

  @ArquillianResource private Deployer deployer;

  @Deployment(name = NAME, managed = false, testable = false)
  static WebArchive war() {
    return ProbeWar.bare(NAME, ProbeWar.caf("caf"))
        .addClasses(WithoutServices.class, WithoutServices.Result.class);
  }

  @Test
  void noAnnotatedResourceRunsForAForgery() {
    int seen = ServerLog.text().length();
    if (!isDeployed() || forged().status() != UNVERIFIED) {
      assertThat(ServerLog.since(seen, "VR-1118"))
          .contains("WithoutServices$Result.receive would not guard it: ");
    }
  }

  private boolean isDeployed() {
    try {
      deployer.deploy(NAME);
      return true;
    } catch (Exception refused) { // of another type on each server
      return false;
    }
  }

  private Answer forged() {
    try {
      Answer forged = new Probe(new Client(DeployedAt.latest())).post("api/result", Probe.forged());
      assertThat(forged.status()).as(forged.body()).isBetween(400, 599);
      return forged;
    } finally {
      deployer.undeploy(NAME);
    }
  }
}
