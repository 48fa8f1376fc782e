package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Latch;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.Work;
import io.github.verifiedresponse.replay.AlreadyUsedException;
import io.github.verifiedresponse.result.Sender;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Two copies whose handlers are both called: the database lets one commit, the other one loses. */
class CompetingTransactionsTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final String REPLAYED = "urn:verified-response:problem:replayed";

  private final Work work;
  private final AtomicInteger runs = new AtomicInteger();
  @AutoClose private final TomcatServer server = new TomcatServer();

  CompetingTransactionsTest() throws SQLException {
    work = new Work();
  }

  private static VerifiedPayload payload(HttpServletRequest request) {
    return VerifiedPayload.require(request::getAttribute, "shufti");
  }

  private HttpResponse<String> post() {
    return server.post("/results", GENUINE);
  }

  private HttpResponse<String> answerToTheLoser(Sender sender, Exchange loser) throws Exception {
    Latch called = new Latch();
    Latch committed = new Latch();
    server
        .filter(
            "door",
            "/*",
            new VerifiedResponseFilter(work.verifier("shufti").sender(sender).build()))
        .servlet(
            "/results",
            (request, response) -> {
              if (runs.incrementAndGet() == 1) {
                called.open();
                committed.await();
                loser.handle(request, response);
              } else {
                work.commit(payload(request));
              }
            })
        .start();
    var first = CompletableFuture.supplyAsync(this::post);
    called.await();
    assertThat(post().statusCode()).isEqualTo(200);
    committed.open();
    HttpResponse<String> answer = first.get(20, TimeUnit.SECONDS);
    assertThat(runs).hasValue(2);
    assertThat(work.effects()).isEqualTo(1);
    return answer;
  }

  private static void assertReplayed(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).startsWith("{").contains(REPLAYED);
  }

  @Test
  void theLoserIsAReplay() throws Exception {
    assertReplayed(
        answerToTheLoser(
            Sender.CLIENT,
            (request, response) -> {
              response.getWriter().write("half an answer");
              work.commit(payload(request));
            }));
  }

  @Test
  void theLoserIsAReplayAlsoWhereItsExceptionIsWrapped() throws Exception {
    assertReplayed(
        answerToTheLoser(
            Sender.CLIENT,
            (request, response) -> {
              try {
                work.commit(payload(request));
              } catch (AlreadyUsedException e) {
                throw new ServletException(new IllegalStateException(e));
              }
            }));
  }

  @Test
  void theLoserIsAReplayAlsoAfterADispatch() throws Exception {
    server.servlet("/later", (request, response) -> work.commit(payload(request)));
    assertReplayed(
        answerToTheLoser(
            Sender.CLIENT, (request, response) -> request.startAsync().dispatch("/later")));
  }

  @Test
  void aVendorsLoserIsAcknowledged() throws Exception {
    HttpResponse<String> answer =
        answerToTheLoser(Sender.VENDOR, (request, response) -> work.commit(payload(request)));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aLoserThatAnswersItselfKeepsItsAnswer() throws Exception {
    HttpResponse<String> answer =
        answerToTheLoser(
            Sender.CLIENT,
            (request, response) -> {
              try {
                work.commit(payload(request));
              } catch (AlreadyUsedException e) {
                response.getWriter().write("you have it already");
              }
            });

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("you have it already");
  }

  @Test
  void aServletThatIncludesALoserIsToldOfItAndDoesNotGoOn() throws Exception {
    AtomicInteger wentOn = new AtomicInteger();
    server.servlet("/claim", (request, response) -> work.commit(payload(request)));
    assertReplayed(
        answerToTheLoser(
            Sender.CLIENT,
            (request, response) -> {
              Dispatches.include("/claim").handle(request, response);
              wentOn.incrementAndGet();
            }));
    assertThat(wentOn).hasValue(0);
  }
}
