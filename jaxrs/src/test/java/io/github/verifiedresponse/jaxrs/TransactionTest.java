package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Latch;
import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.Work;
import io.github.verifiedresponse.gate.Gate;
import io.github.verifiedresponse.replay.AlreadyUsedException;
import io.github.verifiedresponse.result.Sender;
import jakarta.annotation.Priority;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** {@code claim=transaction}: the method's work and the claim commit together, or not at all. */
class TransactionTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final String NOT_CLAIMED = "urn:verified-response:problem:not-claimed";
  private static final String REPLAYED = "urn:verified-response:problem:replayed";

  private final Work work;
  private final AtomicInteger calls = new AtomicInteger();

  TransactionTest() throws SQLException {
    work = new Work();
  }

  private JerseyServer server(Sender sender, Actions.Plain method) throws Exception {
    return JerseyServer.guarding(
        work.verifier("shufti").sender(sender).build(), Actions.of(method));
  }

  private String commit(VerifiedPayload payload) {
    work.commit(payload);
    return "done";
  }

  private String rollBackFirst(VerifiedPayload payload) {
    if (calls.incrementAndGet() == 1) {
      work.rollBack(payload);
    }
    return commit(payload);
  }

  @Test
  void aCommitUsesTheResult() throws Exception {
    try (JerseyServer server = server(Sender.CLIENT, this::commit)) {
      assertThat(server.post("/results", GENUINE).body()).isEqualTo("done");
      HttpResponse<String> second = server.post("/results", GENUINE);
      assertThat(second.statusCode()).isEqualTo(409);
      assertThat(second.body()).contains(REPLAYED);
      assertThat(work.effects()).isEqualTo(1);
    }
  }

  @Test
  void aRollbackGivesTheResultBack() throws Exception {
    try (JerseyServer server = server(Sender.CLIENT, this::rollBackFirst)) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(500);
      assertThat(work.effects()).isZero();
      assertThat(server.post("/results", GENUINE).body()).isEqualTo("done");
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(409);
      assertThat(work.effects()).isEqualTo(1);
    }
  }

  @Test
  void aVendorsCopyIsAcknowledgedAfterTheCommit() throws Exception {
    try (JerseyServer server = server(Sender.VENDOR, this::rollBackFirst)) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(500);
      assertThat(server.post("/results", GENUINE).body()).isEqualTo("done");
      HttpResponse<String> third = server.post("/results", GENUINE);
      assertThat(third.statusCode()).isEqualTo(200);
      assertThat(third.body()).isEmpty();
      assertThat(work.effects()).isEqualTo(1);
    }
  }

  @Test
  void aMethodThatSucceedsWithoutClaimingIsAnError() throws Exception {
    try (JerseyServer server =
            server(Sender.CLIENT, payload -> Response.status(201).entity("done").build());
        LogCapture log = LogCapture.start()) {
      HttpResponse<String> answer = server.post("/results", GENUINE);

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
      assertThat(answer.body()).contains(NOT_CLAIMED).doesNotContain("done");
      assertThat(log.lines())
          .anyMatch(
              line -> line.startsWith("SEVERE verifier shufti rejected a request: not-claimed"));
    }
  }

  @Test
  void aMethodThatSucceedsWithoutAnAnswerAndWithoutClaimingIsAnError() throws Exception {
    try (JerseyServer server = server(Sender.CLIENT, payload -> Response.noContent().build())) {
      HttpResponse<String> answer = server.post("/results", GENUINE);

      assertThat(answer.statusCode()).isEqualTo(500);
      assertThat(answer.body()).contains(NOT_CLAIMED);
    }
  }

  @Test
  void aMethodThatRefusesNeedsNoClaim() throws Exception {
    try (JerseyServer server = server(Sender.CLIENT, payload -> Response.status(422).build())) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(422);
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(422);
    }
  }

  /** Both methods are called, and the database lets one of them commit. */
  private HttpResponse<String> answerToTheLoser(Sender sender, Actions.Plain loser)
      throws Exception {
    Latch called = new Latch();
    Latch committed = new Latch();
    Actions.Plain method =
        payload -> {
          if (calls.incrementAndGet() > 1) {
            return commit(payload);
          }
          called.open();
          committed.await();
          return loser.run(payload);
        };
    try (JerseyServer server = server(sender, method)) {
      var first = CompletableFuture.supplyAsync(() -> server.post("/results", GENUINE));
      called.await();
      assertThat(server.post("/results", GENUINE).body()).isEqualTo("done");
      committed.open();
      HttpResponse<String> answer = first.get(20, TimeUnit.SECONDS);
      assertThat(work.effects()).isEqualTo(1);
      return answer;
    }
  }

  @Test
  void theLoserOfTwoIsAReplay() throws Exception {
    HttpResponse<String> answer = answerToTheLoser(Sender.CLIENT, this::commit);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(answer.body()).contains(REPLAYED);
  }

  @Test
  void aVendorsLoserIsAcknowledged() throws Exception {
    HttpResponse<String> answer = answerToTheLoser(Sender.VENDOR, this::commit);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aLoserThatAnswersItselfKeepsItsAnswer() throws Exception {
    HttpResponse<String> answer =
        answerToTheLoser(
            Sender.CLIENT,
            payload -> {
              try {
                return commit(payload);
              } catch (AlreadyUsedException e) {
                return "you have it already";
              }
            });

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("you have it already");
  }

  /** A method without an annotation, which the servlet filter guards. */
  @Path("/")
  public static final class Unannotated {
    private final Work work;

    Unannotated(Work work) {
      this.work = work;
    }

    @POST
    @Path("results")
    public String run(@Context ContainerRequestContext context) {
      VerifiedPayload payload = VerifiedPayload.require(context::getProperty, "shufti");
      work.commit(payload);
      work.commit(payload);
      return "done";
    }
  }

  @Priority(1)
  private record Door(ResponseVerifier verifier) implements ContainerRequestFilter {
    @Override
    public void filter(ContainerRequestContext context) throws IOException {
      assertThat(Gate.of(verifier).enter(new JaxRsExchange(context, () -> "/results"))).isPresent();
    }
  }

  @Test
  void theLoserOfAnUnannotatedMethodIsARefusalToo() throws Exception {
    ResponseVerifier verifier = work.verifier("shufti").build();
    try (JerseyServer server =
        JerseyServer.guarding(verifier, new Unannotated(work), new Door(verifier))) {
      HttpResponse<String> answer = server.post("/results", GENUINE);

      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(answer.body()).isEmpty();
    }
  }
}
