package io.github.verifiedresponse.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.GuardedEndpoint;
import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.message.FilterKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What filters tell of their endpoints. */
class GuardedEndpointsTest {
  private static final GuardedEndpoint METHOD =
      new GuardedEndpoint(FilterKind.JAX_RS, "com.example.Results.post", "caf");
  private static final GuardedEndpoint SERVLET =
      new GuardedEndpoint(FilterKind.SERVLET, "servlet results", "shufti");

  @AfterEach
  void forget() {
    RunningApplication.forget();
  }

  @Test
  void eachIsLoggedOnceAndListedInOrder() {
    try (LogCapture log = LogCapture.start()) {
      RunningApplication.noteGuarded(METHOD);
      RunningApplication.noteGuarded(SERVLET);
      RunningApplication.noteGuarded(METHOD);

      assertThat(log.lines())
          .containsExactly(
              "INFO verifier caf guards com.example.Results.post (jax-rs filter)",
              "INFO verifier shufti guards servlet results (servlet filter)");
    }
    assertThat(RunningApplication.guardedEndpoints()).containsExactly(SERVLET, METHOD);
  }

  @Test
  void anApplicationThatIsUndeployedIsForgotten() {
    RunningApplication.noteGuarded(METHOD);

    RunningApplication.forget();

    assertThat(RunningApplication.guardedEndpoints()).isEmpty();
  }
}
