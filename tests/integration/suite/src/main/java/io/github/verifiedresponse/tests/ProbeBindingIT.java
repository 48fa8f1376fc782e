package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.time.Instant;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** A binding to what a CDI bean of the application expects. */
@ArquillianTest
@RunAsClient
class ProbeBindingIT {
  @ArquillianResource private URL deployed;

  @Deployment(testable = false)
  static WebArchive probe() {
    return ProbeWar.create();
  }

  @Test
  void takesTheResultThatTheBeanExpectsAndNoOther() {
    assertThat(send("anna").verdict()).isEqualTo("200");
    assertThat(send("boris").verdict()).isEqualTo("403 not-bound");
  }

  private Answer send(String person) {
    String payload =
        "{\"requestId\":\"%s\",\"isAlive\":true,\"personId\":\"%s\",\"iat\":%d}"
            .formatted(UUID.randomUUID(), person, Instant.now().getEpochSecond());
    return new Client(deployed).post("caf/expected", "application/jwt", Vendors.cafToken(payload));
  }
}
