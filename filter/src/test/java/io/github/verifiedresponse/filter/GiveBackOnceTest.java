package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Latch;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.Claim;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.Sender;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Between two givings back another request may have taken the result: it would count twice. */
class GiveBackOnceTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final List<String> settled = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  @AutoClose private final TomcatServer server = new TomcatServer();

  private final ReplayGuard guard = (identity, terms) -> new Admission.Taken(new Noted());

  private final class Noted implements Claim {
    @Override
    public int givenBack() {
      return 0;
    }

    @Override
    public void use() {
      settled.add("used");
    }

    @Override
    public void giveBack(int givenBack) {
      settled.add("given back");
    }
  }

  /** As a container that tells each listener of everything twice. */
  private static @Nullable Object tellingTwice(String method, Callable<@Nullable Object> asked)
      throws Exception {
    if (method.equals("addListener")) {
      asked.call();
    }
    return asked.call();
  }

  private void guarded(Exchange handler) throws Exception {
    server
        .filter(
            "container",
            "/*",
            (request, response, chain) -> {
              chain.doFilter(
                  new WatchedAsync((HttpServletRequest) request, GiveBackOnceTest::tellingTwice),
                  response);
              request.getAsyncContext().addListener(new AtEnd());
            })
        .filter("door", "/*", new VerifiedResponseFilter(vendors(guard)))
        .servlet("/results", handler)
        .start();
  }

  private static ResponseVerifier vendors(ReplayGuard guard) {
    return SignedResponse.verifier("shufti").sender(Sender.VENDOR).replayGuard(guard).build();
  }

  private void assertSettled(String... expected) throws Exception {
    assertThat(server.post("/results", GENUINE).statusCode()).isGreaterThanOrEqualTo(500);
    end.get(10, TimeUnit.SECONDS);
    assertThat(settled).containsExactly(expected);
  }

  @Test
  void aClaimIsGivenBackOnceWhenWorkIsCompleted() throws Exception {
    guarded(
        (request, response) -> {
          response.setStatus(503);
          request.startAsync().complete();
        });
    assertSettled("given back");
  }

  @Test
  void aClaimIsGivenBackOnceByTheHandlersWord() throws Exception {
    guarded(
        (request, response) -> {
          VerifiedPayload payload = VerifiedPayload.require(request::getAttribute, "shufti");
          payload.giveBack();
          payload.giveBack();
          response.setStatus(503);
          request.startAsync().complete();
        });
    assertSettled("given back");
  }

  @Test
  void aClaimIsGivenBackOnceWhenADispatchFails() throws Exception {
    guarded(
        (request, response) -> {
          if (request.getAttribute("again") != null) {
            throw new IllegalStateException("the handler failed");
          }
          request.setAttribute("again", true);
          request.startAsync().dispatch();
        });
    assertSettled("given back");
  }

  @Test
  void aClaimStaysInUseWhenWorkTakesTooLong() throws Exception {
    guarded((request, response) -> request.startAsync().setTimeout(1));
    assertSettled();
  }

  @Test
  void aClaimStaysInUseWhenWorkTakesTooLongAndIsCompletedThen() throws Exception {
    guarded(
        (request, response) -> {
          AsyncContext async = request.startAsync();
          async.setTimeout(1);
          async.addListener(
              (AtTimeOut)
                  event -> {
                    response.setStatus(503);
                    async.complete();
                  });
        });
    assertSettled();
  }

  @Test
  void anEarlierRequestDoesNotGiveBackWhatALaterOneHolds() throws Exception {
    List<VerifiedPayload> payloads = new CopyOnWriteArrayList<>();
    Latch taken = new Latch();
    Latch tried = new Latch();
    server
        .filter("door", "/*", new VerifiedResponseFilter(SignedResponse.once("shufti").build()))
        .servlet(
            "/results",
            (request, response) -> {
              payloads.add(VerifiedPayload.require(request::getAttribute, "shufti"));
              if (payloads.size() == 2) {
                taken.open();
                tried.await();
              }
            })
        .start();

    assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(200);
    payloads.get(0).giveBack();
    var second = CompletableFuture.supplyAsync(() -> server.post("/results", GENUINE).statusCode());
    taken.await();
    payloads.get(0).giveBack();
    assertThat(server.post("/results", GENUINE).body()).contains("in-progress");
    tried.open();

    assertThat(second.get(20, TimeUnit.SECONDS)).isEqualTo(200);
    assertThat(server.post("/results", GENUINE).body()).contains("replayed");
    assertThat(payloads).hasSize(2);
  }

  /** Added after the filter's own listeners, so it hears of the end after them. */
  private final class AtEnd implements AtTimeOut {
    @Override
    public void onComplete(AsyncEvent event) {
      end.complete(null);
    }

    @Override
    public void onTimeout(AsyncEvent event) {}
  }
}
