package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Latch;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.Settlements;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.replay.Settlement;
import io.github.verifiedresponse.result.Sender;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.glassfish.jersey.server.ManagedAsync;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * An answer that comes later says nothing about work that may still go on. What fails is mapped
 * here, because Jersey looks at response filters after the answer where nothing maps it.
 */
@DisplayName("an asynchronous method's result is")
class AsyncGiveBackTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final Settlements settlements = new Settlements();
  private final AtomicInteger effects = new AtomicInteger();
  private final Latch released = new Latch();
  private final CompletableFuture<Void> worked = new CompletableFuture<>();
  private final ExecutorService workers = Executors.newCachedThreadPool();

  @AfterEach
  void stopWorkers() {
    workers.shutdownNow();
  }

  private static ResponseVerifierBuilder clients(GiveBack giveBack) {
    return SignedResponse.once("shufti").giveBack(giveBack);
  }

  private TomcatJersey server(ResponseVerifierBuilder verifier, Actions actions) throws Exception {
    return TomcatJersey.guarding(verifier.listener(settlements).build(), actions).start();
  }

  private void work() {
    released.await();
    effects.incrementAndGet();
    worked.complete(null);
  }

  private Actions tooSlow() {
    return Actions.suspending(
        (payload, later) -> {
          later.setTimeout(1, TimeUnit.MILLISECONDS);
          workers.execute(this::work);
        });
  }

  private void assertOneEffect() throws Exception {
    released.open();
    worked.get(20, TimeUnit.SECONDS);
    assertThat(effects).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPLICIT", "EXCEPTION", "NEVER"})
  void usedAfterATimeOut(GiveBack giveBack) throws Exception {
    try (TomcatJersey server = server(clients(giveBack), tooSlow())) {
      assertThat(server.post("/suspended", GENUINE).statusCode()).isEqualTo(503);
      settlements.assertNext(Settlement.USED);
      assertThat(server.post("/suspended", GENUINE).statusCode()).isEqualTo(409);
      assertThat(server.post("/suspended", GENUINE).statusCode()).isEqualTo(409);
      assertOneEffect();
    }
  }

  @Test
  void inUseAfterATimeOutWhereTheVendorCalls() throws Exception {
    try (TomcatJersey server =
        server(SignedResponse.once("shufti").sender(Sender.VENDOR), tooSlow())) {
      assertThat(server.post("/suspended", GENUINE).statusCode()).isEqualTo(503);
      assertThat(server.post("/suspended", GENUINE).body()).contains("in-progress");
      assertThat(server.post("/suspended", GENUINE).body()).contains("in-progress");
      settlements.assertNoMore();
      assertOneEffect();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void usedWhenItIsResumedWithAnException(boolean onTheRequestsThread) throws Exception {
    Actions actions =
        Actions.suspending(
            (payload, later) -> {
              Runnable resume = () -> later.resume(new WebApplicationException(500));
              if (onTheRequestsThread) {
                resume.run();
              } else {
                workers.execute(resume);
              }
            });
    try (TomcatJersey server = server(clients(GiveBack.EXCEPTION), actions)) {
      assertThat(server.post("/suspended", GENUINE).statusCode()).isEqualTo(500);
      settlements.assertNext(Settlement.USED);
      assertThat(server.post("/suspended", GENUINE).statusCode()).isEqualTo(409);
      assertThat(actions.runs()).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void usedWhenAStageFails(boolean onTheRequestsThread) throws Exception {
    Actions actions =
        Actions.staged(
            payload -> {
              WebApplicationException failure = new WebApplicationException(500);
              return onTheRequestsThread
                  ? CompletableFuture.failedFuture(failure)
                  : CompletableFuture.supplyAsync(
                      () -> {
                        throw failure;
                      },
                      workers);
            });
    try (TomcatJersey server = server(clients(GiveBack.EXCEPTION), actions)) {
      assertThat(server.post("/staged", GENUINE).statusCode()).isEqualTo(500);
      settlements.assertNext(Settlement.USED);
      assertThat(server.post("/staged", GENUINE).statusCode()).isEqualTo(409);
      assertThat(actions.runs()).hasValue(1);
    }
  }

  @Test
  void usedWhereTheServerCallsTheMethodOnAnotherThread() throws Exception {
    Managed managed = new Managed();
    try (TomcatJersey server =
        TomcatJersey.guarding(clients(GiveBack.EXCEPTION).listener(settlements).build(), managed)
            .start()) {
      assertThat(server.post("/managed", GENUINE).statusCode()).isEqualTo(500);
      settlements.assertNext(Settlement.USED);
      assertThat(server.post("/managed", GENUINE).statusCode()).isEqualTo(409);
      assertThat(managed.runs).hasValue(1);
    }
  }

  @Path("/managed")
  public static final class Managed {
    private final AtomicInteger runs = new AtomicInteger();

    @POST
    @ManagedAsync
    @VerifiedResponse("shufti")
    public String run() {
      runs.incrementAndGet();
      throw new WebApplicationException(500);
    }
  }

  @Test
  void givenBackByAWorkersWord() throws Exception {
    Actions actions =
        Actions.suspending(
            (payload, later) ->
                workers.execute(
                    () -> {
                      payload.giveBack();
                      later.resume(Response.status(503).build());
                    }));
    try (TomcatJersey server = server(clients(GiveBack.EXPLICIT), actions)) {
      assertThat(server.post("/suspended", GENUINE).statusCode()).isEqualTo(503);
      settlements.assertNext(Settlement.GIVEN_BACK);
      assertThat(server.post("/suspended", GENUINE).statusCode()).isEqualTo(503);
      assertThat(actions.runs()).hasValue(2);
    }
  }

  @Test
  void givenBackByAWorkersWordAfterATimeOut() throws Exception {
    Actions actions =
        Actions.suspending(
            (payload, later) -> {
              later.setTimeout(1, TimeUnit.MILLISECONDS);
              workers.execute(
                  () -> {
                    released.await();
                    payload.giveBack();
                  });
            });
    try (TomcatJersey server = server(clients(GiveBack.EXPLICIT), actions)) {
      assertThat(server.post("/suspended", GENUINE).statusCode()).isEqualTo(503);
      settlements.assertNext(Settlement.USED);
      released.open();
      settlements.assertNext(Settlement.GIVEN_BACK);
      assertThat(server.post("/suspended", GENUINE).statusCode()).isEqualTo(503);
      assertThat(actions.runs()).hasValue(2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 429})
  void givenBackByAFailureWhereTheVendorCalls(int status) throws Exception {
    Actions actions =
        Actions.suspending(
            (payload, later) ->
                workers.execute(() -> later.resume(new WebApplicationException(status))));
    try (TomcatJersey server =
        server(SignedResponse.once("shufti").sender(Sender.VENDOR), actions)) {
      assertThat(server.post("/suspended", GENUINE).statusCode()).isEqualTo(status);
      settlements.assertNext(Settlement.GIVEN_BACK);
      assertThat(server.post("/suspended", GENUINE).statusCode()).isEqualTo(status);
      assertThat(actions.runs()).hasValue(2);
    }
  }
}
