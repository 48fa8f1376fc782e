package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ReplayIdentity;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.replay.ReplayGuards;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A result on which the application failed can be sent again; one that it has answered cannot. */
@DisplayName("AT-159 a result is")
class ReleaseTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  @Path("/")
  public static final class Results {

    @POST
    @Path("answer")
    @VerifiedResponse("shufti")
    public Response answer(@QueryParam("status") int status) {
      return Response.status(status).build();
    }

    @POST
    @Path("throw")
    @VerifiedResponse("shufti")
    public String fail(@QueryParam("status") int status) {
      if (status == 0) {
        throw new IllegalStateException("the method failed");
      }
      throw new WebApplicationException(status);
    }
  }

  private static JerseyServer guarded(boolean releaseOnError) throws IOException {
    return JerseyServer.guarding(
        SignedResponse.verifier("shufti")
            .replayGuard(ReplayGuards.inMemory())
            .releaseOnError(releaseOnError)
            .build(),
        new Results());
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "/answer?status=200, 200",
    "/answer?status=404, 404",
    "/answer?status=499, 499",
    "/throw?status=403, 403"
  })
  void spentByAnAnswer(String path, int status) throws IOException {
    try (JerseyServer server = guarded(true)) {
      assertThat(server.post(path, GENUINE).statusCode()).isEqualTo(status);
      assertThat(server.post(path, GENUINE).statusCode()).isEqualTo(409);
      assertThat(server.post(path, GENUINE).statusCode()).isEqualTo(409);
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"/answer?status=500, 500", "/answer?status=503, 503", "/throw?status=502, 502"})
  void givenBackByAFailure(String path, int status) throws IOException {
    try (JerseyServer server = guarded(true)) {
      assertThat(server.post(path, GENUINE).statusCode()).isEqualTo(status);
      assertThat(server.post(path, GENUINE).statusCode()).isEqualTo(status);
    }
  }

  /** Jersey answers before it asks the response filters, so this looks at the guard. */
  @Test
  void givenBackByAnExceptionThatNothingMaps() throws Exception {
    CompletableFuture<ReplayIdentity> released = new CompletableFuture<>();
    ReplayGuard guard =
        new ReplayGuard() {
          @Override
          public boolean admit(ReplayIdentity identity, Instant until) {
            return true;
          }

          @Override
          public void release(ReplayIdentity identity) {
            released.complete(identity);
          }
        };
    try (JerseyServer server =
        JerseyServer.guarding(
            SignedResponse.verifier("shufti").replayGuard(guard).build(), new Results())) {
      assertThat(server.post("/throw?status=0", GENUINE).statusCode()).isEqualTo(500);
      assertThat(released.get(10, TimeUnit.SECONDS)).isNotNull();
    }
  }

  @Test
  void spentByAFailureWhereNothingIsGivenBack() throws IOException {
    try (JerseyServer server = guarded(false)) {
      assertThat(server.post("/answer?status=503", GENUINE).statusCode()).isEqualTo(503);
      assertThat(server.post("/answer?status=503", GENUINE).statusCode()).isEqualTo(409);
    }
  }
}
