package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Latch;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.Settlements;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.replay.Settlement;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.Sender;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sender=vendor}: a call-back comes again and again until its sender sees a 2xx. */
@DisplayName("a vendor's call-back is")
class VendorTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private static final String HANDSHAKE = "{\"type\":\"url_verification\",\"challenge\":\"abc\"}";

  private final Settlements settlements = new Settlements();

  private ResponseVerifier verifier(Outcome... accept) {
    return SignedResponse.once("shufti")
        .sender(Sender.VENDOR)
        .accept(accept)
        .listener(settlements)
        .build();
  }

  private static void assertAcknowledged(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
  }

  private static void assertAnswered(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("abc");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void answeredWithoutItsMethodWhenItIsASignedHandshake() throws Exception {
    Actions actions = Actions.of(payload -> "done");
    String[] signed = SignedResponse.slackHeaders(HANDSHAKE);
    ResponseVerifier slack = SignedResponse.slackVerifier("shufti").build();
    try (JerseyServer server = JerseyServer.guarding(slack, actions)) {
      assertAnswered(server.post("/results", HANDSHAKE, signed));
      assertAnswered(server.post("/results", HANDSHAKE, signed));
      assertThat(server.post("/results", HANDSHAKE + " ", signed).statusCode()).isEqualTo(401);
      assertThat(actions.runs()).hasValue(0);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 400, 404, 409, 422})
  void acknowledgedWhenItIsUsed(int status) throws Exception {
    Actions actions = Actions.of(payload -> Response.status(status).build());
    try (JerseyServer server = JerseyServer.guarding(verifier(), actions)) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(status);
      settlements.assertNext(Settlement.USED);
      assertAcknowledged(server.post("/results", GENUINE));
      assertThat(actions.runs()).hasValue(1);
    }
  }

  private void assertHandledAgain(int status, Actions actions) throws Exception {
    try (JerseyServer server = JerseyServer.guarding(verifier(), actions)) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(status);
      settlements.assertNext(Settlement.GIVEN_BACK);
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(status);
      settlements.assertNext(Settlement.GIVEN_BACK);
      assertThat(actions.runs()).hasValue(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 503, 599})
  void handledAgainAfterAStatusThatAsksForIt(int status) throws Exception {
    assertHandledAgain(status, Actions.of(payload -> Response.status(status).build()));
  }

  @Test
  void handledAgainAfterAnException() throws Exception {
    assertHandledAgain(
        500,
        Actions.of(
            payload -> {
              throw new IllegalStateException("the method failed");
            }));
  }

  @Test
  void handledAgainAfterAnExceptionWithAStatus() throws Exception {
    assertHandledAgain(
        429,
        Actions.of(
            payload -> {
              throw new WebApplicationException(429);
            }));
  }

  @Test
  void toComeAgainWhileTheFirstIsInProgress() throws Exception {
    Latch started = new Latch();
    Latch released = new Latch();
    Actions actions =
        Actions.of(
            payload -> {
              started.open();
              released.await();
              return "done";
            });
    try (JerseyServer server = JerseyServer.guarding(verifier(), actions)) {
      var first = CompletableFuture.supplyAsync(() -> server.post("/results", GENUINE));
      started.await();

      HttpResponse<String> second = server.post("/results", GENUINE);

      assertThat(second.statusCode()).isEqualTo(503);
      assertThat(second.headers().firstValue("Retry-After")).contains("1");
      assertThat(second.body())
          .contains("urn:verified-response:problem:in-progress", "\"status\":503");
      released.open();
      assertThat(first.get(20, TimeUnit.SECONDS).body()).isEqualTo("done");
      assertAcknowledged(server.post("/results", GENUINE));
      assertThat(actions.runs()).hasValue(1);
    }
  }

  @Path("/accepted")
  @VerifiedResponse(value = "shufti", types = "verification.accepted")
  public static final class AcceptedOnly {
    @POST
    public String run(@Context ContainerRequestContext context) {
      return VerifiedPayload.require(context::getProperty, "shufti").type().orElseThrow();
    }
  }

  @Test
  void acknowledgedWithoutItsMethodWhenItsTypeIsNotAccepted() throws Exception {
    Actions actions = Actions.of(payload -> payload.type().orElseThrow());
    try (JerseyServer server = JerseyServer.guarding(verifier(), actions, AcceptedOnly.class)) {
      assertAcknowledged(server.post("/accepted", SignedResponse.declined("r-2")));
      assertThat(server.post("/results", SignedResponse.declined("r-2")).body())
          .as("it was not used up")
          .isEqualTo("verification.declined");
      assertThat(server.post("/accepted", GENUINE).body()).isEqualTo("verification.accepted");
    }
  }

  @Test
  void acknowledgedWithoutItsMethodWhenItIsNotAcceptedOrOfAnotherType() throws Exception {
    Actions actions = Actions.of(payload -> "done");
    try (JerseyServer server = JerseyServer.guarding(verifier(Outcome.APPROVED), actions)) {
      assertAcknowledged(server.post("/results", SignedResponse.declined("r-2")));
      assertAcknowledged(server.post("/results", SignedResponse.signing("{\"hello\":\"world\"}")));
      assertThat(server.post("/results", GENUINE.withBody("{}")).statusCode()).isEqualTo(401);
      assertThat(actions.runs()).hasValue(0);
      assertThat(server.post("/results", GENUINE).body()).isEqualTo("done");
    }
  }
}
