package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

/** A binding to what a CDI bean of the application expects. */
class ProbeBindingIT extends DeployedProbe {
  @Test
  void takesTheResultThatTheBeanExpectsAndNoOther() {
    assertThat(send("anna").verdict()).isEqualTo("200");
    assertThat(send("boris").verdict()).isEqualTo("403 not-bound");
  }

  private Answer send(String person) {
    String token = Vendors.caf(person, true, Instant.now());
    return probe.post("caf/expected", token);
  }
}
