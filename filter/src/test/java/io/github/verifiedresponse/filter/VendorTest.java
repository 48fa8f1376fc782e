package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Acceptance;
import io.github.verifiedresponse.Latch;
import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.Settlements;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.mistake.ConfigurationException;
import io.github.verifiedresponse.replay.Settlement;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.Sender;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code sender=vendor}: a call-back comes again and again until its sender sees a 2xx. */
@DisplayName("a vendor's call-back is")
class VendorTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private static final String HANDSHAKE = "{\"type\":\"url_verification\",\"challenge\":\"abc\"}";

  private final AtomicInteger runs = new AtomicInteger();
  private final Settlements settlements = new Settlements();
  @AutoClose private final TomcatServer server = new TomcatServer();

  private void guarded(Exchange handler) throws Exception {
    guarded(vendors(), handler);
  }

  private static ResponseVerifierBuilder vendors() {
    return SignedResponse.once("shufti").sender(Sender.VENDOR);
  }

  private void guarded(ResponseVerifierBuilder verifier, Exchange handler) throws Exception {
    server
        .filter("door", "/*", new VerifiedResponseFilter(verifier.listener(settlements).build()))
        .servlet(
            "/results",
            (request, response) -> {
              runs.incrementAndGet();
              handler.handle(request, response);
            })
        .start();
  }

  private HttpResponse<String> post() {
    return server.post("/results", GENUINE);
  }

  private static void assertAcknowledged(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("Content-Type")).isEmpty();
  }

  @Test
  @DisplayName("not judged by types that its scheme never names: such a filter cannot be made")
  void refusesTypesOfASchemeThatNamesNone() {
    ResponseVerifier caf = SignedResponse.cafVerifier("caf", Carriers.header("X-Result")).build();
    Acceptance typed = Acceptance.of().ofTypes("onboarded");

    assertThatThrownBy(() -> new VerifiedResponseFilter(caf, typed))
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("the scheme caf has no event types")
        .hasMessageEndingWith("[VR-1011]");
  }

  @Test
  void acknowledgedWithoutItsServletWhenItsTypeIsNotAccepted() throws Exception {
    guarded(vendors().types("verification.declined"), (request, response) -> {});

    assertAcknowledged(post());
    assertThat(runs).hasValue(0);
    assertThat(server.post("/results", SignedResponse.declined("r-1")).statusCode()).isEqualTo(200);
    assertThat(runs).hasValue(1);
  }

  private static void assertAnswered(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("abc");
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
  }

  @Test
  void answeredWithoutItsServletWhenItIsASignedHandshake() throws Exception {
    guarded(SignedResponse.slackVerifier("slack"), (request, response) -> {});
    String[] signed = SignedResponse.slackHeaders(HANDSHAKE);

    assertAnswered(server.post("/results", HANDSHAKE, signed));
    assertAnswered(server.post("/results", HANDSHAKE, signed));
    assertThat(server.post("/results", HANDSHAKE + " ", signed).statusCode()).isEqualTo(401);
    assertThat(runs).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 303, 400, 404, 409, 422, 499})
  void acknowledgedWhenItIsUsed(int status) throws Exception {
    guarded((request, response) -> response.setStatus(status));

    assertThat(post().statusCode()).isEqualTo(status);
    settlements.assertNext(Settlement.USED);
    try (LogCapture log = LogCapture.start()) {
      assertAcknowledged(post());
      assertThat(log.lines())
          .containsExactly(
              "INFO verifier shufti acknowledged a request without its handler: replayed; key the"
                  + " test vendor's secret; POST /results");
    }
    assertThat(runs).hasValue(1);
  }

  /** The vendor reads a good status line and an answer that breaks off. */
  @Test
  void handledAgainWhenItsHandlerFailsAfterTheAnswerWasCommitted() throws Exception {
    guarded(
        (request, response) -> {
          if (runs.get() == 1) {
            response.setContentLength(0);
            response.setHeader("Connection", "close"); // Tomcat does so after a late failure
            response.flushBuffer();
            throw new ServletException("the work failed");
          }
        });

    assertThat(post().statusCode()).isEqualTo(200);
    settlements.assertNext(Settlement.GIVEN_BACK);
    assertThat(post().statusCode()).isEqualTo(200);
    assertThat(runs).hasValue(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 503, 599})
  void handledAgainAfterAStatusThatAsksForIt(int status) throws Exception {
    guarded((request, response) -> response.setStatus(runs.get() < 3 ? status : 200));

    assertThat(post().statusCode()).isEqualTo(status);
    settlements.assertNext(Settlement.GIVEN_BACK);
    assertThat(post().statusCode()).isEqualTo(status);
    assertThat(post().statusCode()).isEqualTo(200);
    assertAcknowledged(post());
    assertThat(runs).hasValue(3);
  }

  @Test
  void handledAgainAfterAnException() throws Exception {
    guarded(
        (request, response) -> {
          if (runs.get() == 1) {
            throw new ServletException("the handler failed");
          }
          if (runs.get() == 2) {
            throw new IOException("the database is gone");
          }
        });

    assertThat(post().statusCode()).isEqualTo(500);
    assertThat(post().statusCode()).isEqualTo(500);
    assertThat(post().statusCode()).isEqualTo(200);
    assertAcknowledged(post());
    assertThat(runs).hasValue(3);
  }

  @Test
  void handledAgainAfterAnExceptionOfAnAsynchronousDispatch() throws Exception {
    server.servlet(
        "/later",
        (request, response) -> {
          throw new IllegalStateException("the handler failed later");
        });
    guarded((request, response) -> request.startAsync().dispatch("/later"));

    assertThat(post().statusCode()).isEqualTo(500);
    settlements.assertNext(Settlement.GIVEN_BACK);
    assertThat(post().statusCode()).isEqualTo(500);
    assertThat(runs).hasValue(2);
  }

  @Test
  void handledUntilItSucceedsHoweverOftenItFails() throws Exception {
    guarded((request, response) -> response.setStatus(runs.get() <= 8 ? 500 : 200));

    for (int i = 0; i < 8; i++) {
      assertThat(post().statusCode()).isEqualTo(500);
    }
    assertThat(post().statusCode()).isEqualTo(200);
    assertAcknowledged(post());
    assertThat(runs).hasValue(9);
  }

  @Test
  void toComeAgainWhileTheFirstIsInProgress() throws Exception {
    Latch started = new Latch();
    Latch released = new Latch();
    guarded(
        (request, response) -> {
          var async = request.startAsync();
          async.start(
              () -> {
                started.open();
                released.await();
                async.complete();
              });
        });
    var first = CompletableFuture.supplyAsync(this::post);
    started.await();

    HttpResponse<String> second = post();

    assertThat(second.statusCode()).isEqualTo(503);
    assertThat(second.headers().firstValue("Retry-After")).contains("1");
    assertThat(second.body())
        .contains("urn:verified-response:problem:in-progress", "\"status\":503");
    released.open();
    assertThat(first.get(20, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
    settlements.assertNext(Settlement.USED);
    assertAcknowledged(post());
    assertThat(runs).hasValue(1);
  }

  @Test
  void acknowledgedWithoutItsHandlerWhenItsOutcomeIsNotAccepted() throws Exception {
    guarded(vendors().accept(Outcome.APPROVED), (request, response) -> response.setStatus(200));

    assertAcknowledged(server.post("/results", SignedResponse.declined("r-2")));
    assertAcknowledged(server.post("/results", SignedResponse.declined("r-2")));
    assertThat(runs).hasValue(0);
    assertThat(post().statusCode()).isEqualTo(200);
    assertThat(runs).hasValue(1);
  }

  @Test
  void acknowledgedWithoutItsHandlerWhenItIsOfAnotherType() throws Exception {
    SignedResponse other = SignedResponse.signing("{\"hello\":\"world\"}");
    guarded((request, response) -> response.setStatus(200));

    assertAcknowledged(server.post("/results", other));
    assertThat(runs).hasValue(0);
  }

  @Test
  void refusedWhenItIsForged() throws Exception {
    guarded((request, response) -> response.setStatus(200));

    assertThat(server.post("/results", GENUINE.withBody("{}")).statusCode()).isEqualTo(401);
    assertThat(runs).hasValue(0);
  }
}
