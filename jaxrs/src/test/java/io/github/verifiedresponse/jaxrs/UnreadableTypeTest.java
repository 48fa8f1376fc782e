package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedResponse;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** A Content-Type on which Jersey fails by itself, before any filter runs. */
class UnreadableTypeTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final AtomicInteger RUNS = new AtomicInteger();

  @Path("/result")
  public static class Resource {
    @POST
    @VerifiedResponse("shufti")
    public String handle(String body) {
      RUNS.incrementAndGet();
      return "ran";
    }
  }

  @Test
  void runsNothingAndLeavesTheResultUsable() throws Exception {
    RUNS.set(0);
    try (JerseyServer server =
        JerseyServer.guarding(SignedResponse.once("shufti").build(), Resource.class)) {
      String[] headers = GENUINE.headers();
      headers[1] = "application/json;q=0utf-8";

      assertThat(server.post("/result", GENUINE.body(), headers).statusCode())
          .isGreaterThanOrEqualTo(400);
      assertThat(RUNS).hasValue(0);
      assertThat(server.post("/result", GENUINE).body()).isEqualTo("ran");
      assertThat(server.post("/result", GENUINE).statusCode()).isEqualTo(409);
      assertThat(RUNS).hasValue(1);
    }
  }
}
