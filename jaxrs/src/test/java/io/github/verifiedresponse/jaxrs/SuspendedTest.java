package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.AsyncResponse;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.Suspended;
import jakarta.ws.rs.core.Context;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** Methods that answer later, for which reader interceptors do not run. */
class SuspendedTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final List<String> runs = new CopyOnWriteArrayList<>();
  private final InMemoryJersey jersey =
      InMemoryJersey.guarding(
          SignedResponse.verifier("shufti")
              .binding((message, caller) -> runs.add(caller.principal().orElse("nobody")))
              .build(),
          new Later(runs));

  @Path("/later")
  public static final class Later {
    private final List<String> runs;

    Later(List<String> runs) {
      this.runs = runs;
    }

    @POST
    @VerifiedResponse("shufti")
    public void answer(@Context ContainerRequestContext context, @Suspended AsyncResponse later) {
      runs.add("run");
      later.resume(VerifiedPayload.require(context::getProperty, "shufti").id());
    }
  }

  @Test
  void runAfterVerification() throws Exception {
    assertThat(jersey.post("later", GENUINE.body(), GENUINE.headers()))
        .isEqualTo("200 r-1:verification.accepted");
    assertThat(runs).containsExactly("nobody", "run");
  }

  @Test
  void doNotRunForAForgery() throws Exception {
    assertThat(jersey.post("later", "{}", GENUINE.headers())).startsWith("401 ");
    assertThat(runs).isEmpty();
  }
}
