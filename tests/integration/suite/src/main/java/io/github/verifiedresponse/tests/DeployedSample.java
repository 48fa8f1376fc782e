package io.github.verifiedresponse.tests;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;

/** Asks the sample, and counts the runs of its handlers. */
abstract class DeployedSample extends Deployed {
  Sample sample;
  private long handledBefore;

  @Deployment(testable = false)
  static WebArchive war() {
    return Sample.war();
  }

  @BeforeEach
  void countHandlers() {
    sample = new Sample(client);
    handledBefore = sample.handled();
  }

  /** {@return how often handlers have run in this test} */
  long runs() {
    return sample.handled() - handledBefore;
  }
}
