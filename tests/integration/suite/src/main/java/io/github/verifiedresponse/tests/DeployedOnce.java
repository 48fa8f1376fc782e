package io.github.verifiedresponse.tests;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;

/** Asks handlers that end as each request says. */
abstract class DeployedOnce extends Deployed {
  Once once;

  @Deployment(testable = false)
  static WebArchive war() {
    return Once.war();
  }

  @BeforeEach
  void findTheApplication() {
    once = new Once(client);
  }
}
