package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Latch;
import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.Work;
import io.github.verifiedresponse.result.Sender;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** {@code claim=transaction}: the handler's work and the claim commit together, or not at all. */
class TransactionTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final String NOT_CLAIMED = "urn:verified-response:problem:not-claimed";
  private static final String LOGGED = "SEVERE verifier shufti rejected a request: not-claimed";

  private final Work work;
  private final AtomicInteger runs = new AtomicInteger();
  private final Latch returned = new Latch();
  private final Latch passed = new Latch();
  @AutoClose private final TomcatServer server = new TomcatServer();

  TransactionTest() throws SQLException {
    work = new Work();
  }

  private void guarded(Sender sender, Exchange handler) throws Exception {
    server
        .filter(
            "outside",
            "/*",
            (request, response, chain) -> {
              chain.doFilter(request, response);
              if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new AtEnd());
                returned.open();
              } else {
                passed.open();
              }
            })
        .filter(
            "door",
            "/*",
            new VerifiedResponseFilter(work.verifier("shufti").sender(sender).build()))
        .servlet(
            "/results",
            (request, response) -> {
              runs.incrementAndGet();
              handler.handle(request, response);
            })
        .start();
  }

  private static VerifiedPayload payload(HttpServletRequest request) {
    return VerifiedPayload.require(request::getAttribute, "shufti");
  }

  private HttpResponse<String> post() {
    return server.post("/results", GENUINE);
  }

  @Test
  void aCommitUsesTheResult() throws Exception {
    guarded(Sender.CLIENT, (request, response) -> work.commit(payload(request)));

    assertThat(post().statusCode()).isEqualTo(200);
    HttpResponse<String> second = post();
    assertThat(second.statusCode()).isEqualTo(409);
    assertThat(second.body()).contains("urn:verified-response:problem:replayed");
    assertThat(runs).hasValue(1);
    assertThat(work.effects()).isEqualTo(1);
  }

  private void rollBackFirst(HttpServletRequest request) {
    if (runs.get() == 1) {
      work.rollBack(payload(request));
    } else {
      work.commit(payload(request));
    }
  }

  @Test
  void aRollbackGivesTheResultBack() throws Exception {
    guarded(Sender.CLIENT, (request, response) -> rollBackFirst(request));

    assertThat(post().statusCode()).isEqualTo(500);
    assertThat(work.effects()).isZero();
    assertThat(post().statusCode()).isEqualTo(200);
    assertThat(post().statusCode()).isEqualTo(409);
    assertThat(work.effects()).isEqualTo(1);
  }

  @Test
  void aVendorsCopyIsAcknowledgedAfterTheCommit() throws Exception {
    guarded(Sender.VENDOR, (request, response) -> rollBackFirst(request));

    assertThat(post().statusCode()).isEqualTo(500);
    assertThat(post().statusCode()).isEqualTo(200);
    HttpResponse<String> third = post();
    assertThat(third.statusCode()).isEqualTo(200);
    assertThat(third.body()).isEmpty();
    assertThat(runs).hasValue(2);
    assertThat(work.effects()).isEqualTo(1);
  }

  @Test
  void aHandlerThatSucceedsWithoutClaimingIsAnError() throws Exception {
    guarded(
        Sender.CLIENT,
        (request, response) -> {
          response.setStatus(201);
          response.getWriter().write("done, and done again with the next copy");
        });

    try (LogCapture log = LogCapture.start()) {
      HttpResponse<String> answer = post();

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.headers().firstValue("Content-Type").orElse(""))
          .startsWith("application/problem+json");
      assertThat(answer.body()).startsWith("{").contains(NOT_CLAIMED);
      assertThat(log.lines()).singleElement().asString().startsWith(LOGGED);
    }
  }

  @Test
  void aHandlerThatSucceedsWithoutClaimingAfterADispatchIsAnErrorToo() throws Exception {
    server.servlet("/later", (request, response) -> response.getWriter().write("done"));
    guarded(Sender.CLIENT, (request, response) -> request.startAsync().dispatch("/later"));

    HttpResponse<String> answer = post();

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).contains(NOT_CLAIMED);
  }

  @Test
  void aHandlerThatHasAnsweredWithoutClaimingIsLoggedAtLeast() throws Exception {
    guarded(
        Sender.CLIENT,
        (request, response) -> {
          response.setContentLength(0);
          response.flushBuffer();
        });

    try (LogCapture log = LogCapture.start()) {
      assertThat(post().statusCode()).isEqualTo(200);
      passed.await();
      assertThat(log.lines()).singleElement().asString().startsWith(LOGGED);
    }
  }

  @Test
  void asynchronousWorkThatHasEndedWithoutClaimingIsLoggedAtLeast() throws Exception {
    guarded(
        Sender.CLIENT,
        (request, response) -> {
          var async = request.startAsync();
          async.start(
              () -> {
                returned.await();
                async.complete();
              });
        });

    try (LogCapture log = LogCapture.start()) {
      assertThat(post().statusCode()).isEqualTo(200);
      passed.await();
      assertThat(log.lines()).singleElement().asString().startsWith(LOGGED);
    }
  }

  @Test
  void aHandlerThatRefusesNeedsNoClaim() throws Exception {
    guarded(Sender.CLIENT, (request, response) -> response.setStatus(422));

    assertThat(post().statusCode()).isEqualTo(422);
    assertThat(post().statusCode()).isEqualTo(422);
    assertThat(runs).hasValue(2);
  }

  @Test
  void aForwardThatLeavesTheClaimToItsServletIsNoError() throws Exception {
    server.servlet("/page", (request, response) -> response.getWriter().write("page"));
    guarded(
        Sender.CLIENT,
        (request, response) -> {
          Dispatches.forward("/page").handle(request, response);
          work.commit(payload(request));
        });

    HttpResponse<String> answer = post();

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("page");
    assertThat(work.effects()).isEqualTo(1);
  }

  /** Added after the filter's own listener, so it hears of the end after it. */
  private final class AtEnd implements AtTimeOut {
    @Override
    public void onComplete(AsyncEvent event) {
      passed.open();
    }

    @Override
    public void onTimeout(AsyncEvent event) {}
  }
}
