package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.GuardedEndpoint;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.config.RunningApplication;
import io.github.verifiedresponse.message.FilterKind;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An application can ask what is guarded. */
class GuardedEndpointsTest {

  @BeforeEach
  @AfterEach
  void forget() {
    RunningApplication.forget();
  }

  @Test
  void guardedMethodsAreListedWhenTheApplicationHasStartedAndOpenOnesAreNot() {
    InMemoryJersey.guarding(SignedResponse.verifier("shufti").build(), new Placements.OnMethod());

    assertThat(RunningApplication.guardedEndpoints())
        .containsExactly(
            new GuardedEndpoint(
                FilterKind.JAX_RS, Placements.OnMethod.class.getName() + ".run", "shufti"));
  }
}
