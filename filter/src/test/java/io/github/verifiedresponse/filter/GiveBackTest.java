package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Latch;
import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.Settlements;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.replay.Settlement;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A client's result stays used once a handler got it, unless the application says otherwise. */
@DisplayName("AT-159 a client's result is")
class GiveBackTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final AtomicInteger runs = new AtomicInteger();
  private final Settlements settlements = new Settlements();
  @AutoClose private final TomcatServer server = new TomcatServer();

  private void guarded(Exchange handler) throws Exception {
    guarded(GiveBack.EXPLICIT, handler);
  }

  private void guarded(GiveBack giveBack, Exchange handler) throws Exception {
    server
        .filter(
            "door",
            "/*",
            new VerifiedResponseFilter(
                SignedResponse.once("shufti").giveBack(giveBack).listener(settlements).build()))
        .servlet(
            "/results",
            (request, response) -> {
              runs.incrementAndGet();
              handler.handle(request, response);
            })
        .start();
  }

  private int post() {
    return server.post("/results", GENUINE).statusCode();
  }

  private static VerifiedPayload payload(HttpServletRequest request) {
    return VerifiedPayload.require(request::getAttribute, "shufti");
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 303, 400, 404, 408, 425, 429, 499, 500, 503, 599})
  void usedByEveryAnswer(int status) throws Exception {
    guarded((request, response) -> response.setStatus(status));

    assertThat(post()).isEqualTo(status);
    assertThat(post()).isEqualTo(409);
    assertThat(post()).isEqualTo(409);
    assertThat(runs).hasValue(1);
    settlements.assertNext(Settlement.USED);
    settlements.assertNoMore();
  }

  @Test
  void usedByAnErrorThatIsSent() throws Exception {
    guarded((request, response) -> response.sendError(502));

    assertThat(post()).isEqualTo(502);
    assertThat(post()).isEqualTo(409);
    assertThat(runs).hasValue(1);
  }

  @Test
  void usedByAnException() throws Exception {
    guarded(
        (request, response) -> {
          throw new ServletException("the handler failed");
        });

    assertThat(post()).isEqualTo(500);
    assertThat(post()).isEqualTo(409);
    assertThat(runs).hasValue(1);
  }

  @Test
  void usedWhenAsynchronousWorkEnds() throws Exception {
    guarded(
        (request, response) -> {
          AsyncContext async = request.startAsync();
          async.start(
              () -> {
                response.setStatus(503);
                async.complete();
              });
        });

    assertThat(post()).isEqualTo(503);
    settlements.assertNext(Settlement.USED);
    assertThat(post()).isEqualTo(409);
    assertThat(runs).hasValue(1);
  }

  @Test
  @DisplayName("in progress while its handler is at work, and says when to come again")
  void inProgressWhileItsHandlerIsAtWork() throws Exception {
    guarded(
        (request, response) -> {
          AsyncContext async = request.startAsync();
          async.start(
              () -> {
                var second = server.post("/results", GENUINE);
                response.setHeader("Second", second.statusCode() + " " + second.body());
                response.setHeader("Wait", second.headers().firstValue("Retry-After").orElse(""));
                async.complete();
              });
        });

    var headers = server.post("/results", GENUINE).headers();

    assertThat(headers.firstValue("Second").orElse(""))
        .startsWith("409 {\"type\":\"urn:verified-response:problem:in-progress\"");
    assertThat(headers.firstValue("Wait")).contains("1");
    assertThat(runs).hasValue(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 404, 429, 500, 503})
  void givenBackByTheHandlersWordWhateverItAnswers(int status) throws Exception {
    guarded(
        (request, response) -> {
          payload(request).giveBack();
          response.setStatus(status);
        });

    assertThat(post()).isEqualTo(status);
    settlements.assertNext(Settlement.GIVEN_BACK);
    settlements.assertNoMore();
    assertThat(post()).isEqualTo(status);
    assertThat(runs).hasValue(2);
  }

  @Test
  void givenBackByTheHandlersWordBeforeAnAnswer() throws Exception {
    guarded(
        (request, response) -> {
          if (runs.get() == 1) {
            payload(request).giveBack();
            response.setStatus(server.post("/results", GENUINE).statusCode());
          }
        });

    assertThat(post()).as("of the second, while the first is at work").isEqualTo(200);
    assertThat(runs).hasValue(2);
    assertThat(post()).isEqualTo(409);
  }

  @Test
  void givenBackByAWorkersWord() throws Exception {
    guarded(
        (request, response) -> {
          VerifiedPayload payload = payload(request);
          AsyncContext async = request.startAsync();
          async.start(
              () -> {
                payload.giveBack();
                response.setStatus(503);
                async.complete();
              });
        });

    assertThat(post()).isEqualTo(503);
    assertThat(post()).isEqualTo(503);
    assertThat(runs).hasValue(2);
  }

  @Test
  void givenBackByAWorkersWordAfterATimeOut() throws Exception {
    Latch answered = new Latch();
    guarded(
        (request, response) -> {
          VerifiedPayload payload = payload(request);
          AsyncContext async = request.startAsync();
          async.setTimeout(1);
          async.start(
              () -> {
                answered.await();
                payload.giveBack();
              });
        });

    assertThat(post()).isEqualTo(500);
    settlements.assertNext(Settlement.USED);
    answered.open();
    settlements.assertNext(Settlement.GIVEN_BACK);
    assertThat(post()).isEqualTo(500);
    assertThat(runs).hasValue(2);
  }

  @Test
  void givenBackFiveTimesAtMost() throws Exception {
    guarded((request, response) -> payload(request).giveBack());

    for (int i = 0; i < 6; i++) {
      assertThat(post()).isEqualTo(200);
    }
    assertThat(post()).isEqualTo(409);
    assertThat(runs).hasValue(6);
  }

  @Test
  void usedWhateverTheHandlerSaysWhereNothingIsGivenBack() throws Exception {
    guarded(
        GiveBack.NEVER,
        (request, response) -> {
          payload(request).giveBack();
          throw new IllegalStateException("the handler failed");
        });

    try (LogCapture log = LogCapture.start()) {
      assertThat(post()).isEqualTo(500);
      assertThat(log.lines())
          .containsExactly("WARNING verifier shufti: give-back=never, so giveBack() did nothing");
    }
    assertThat(post()).isEqualTo(409);
    assertThat(runs).hasValue(1);
  }
}
