package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Latch;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.Settlements;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.replay.Settlement;
import io.github.verifiedresponse.result.Sender;
import jakarta.servlet.AsyncContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sender can make work take longer than its time-out, and the work goes on all the same. */
@DisplayName("after a time-out")
class TimeOutTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final AtomicInteger effects = new AtomicInteger();
  private final Latch released = new Latch();
  private final CompletableFuture<Void> worked = new CompletableFuture<>();
  private final Settlements settlements = new Settlements();
  @AutoClose private final TomcatServer server = new TomcatServer();

  private void guarded(ResponseVerifierBuilder verifier, AtTimeOut then) throws Exception {
    server
        .filter("door", "/*", new VerifiedResponseFilter(verifier.listener(settlements).build()))
        .servlet(
            "/results",
            (request, response) -> {
              AsyncContext async = request.startAsync();
              async.setTimeout(1);
              async.addListener(then);
              async.start(
                  () -> {
                    released.await();
                    effects.incrementAndGet();
                    worked.complete(null);
                  });
            })
        .start();
  }

  private int post() {
    return server.post("/results", GENUINE).statusCode();
  }

  private void assertOneEffect() throws Exception {
    released.open();
    worked.get(20, TimeUnit.SECONDS);
    assertThat(effects).hasValue(1);
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPLICIT", "EXCEPTION", "NEVER"})
  void aClientsResultStaysUsed(GiveBack giveBack) throws Exception {
    guarded(SignedResponse.once("shufti").giveBack(giveBack), event -> {});

    assertThat(post()).isEqualTo(500);
    settlements.assertNext(Settlement.USED);
    assertThat(post()).isEqualTo(409);
    assertThat(post()).isEqualTo(409);
    assertOneEffect();
  }

  @Test
  void aClientsResultStaysUsedWhereTheApplicationAnswersItself() throws Exception {
    guarded(SignedResponse.once("shufti"), event -> event.getAsyncContext().complete());

    assertThat(post()).isEqualTo(200);
    settlements.assertNext(Settlement.USED);
    assertThat(post()).isEqualTo(409);
    assertOneEffect();
  }

  @Test
  void aVendorsResultStaysInUse() throws Exception {
    guarded(SignedResponse.once("shufti").sender(Sender.VENDOR), event -> {});

    assertThat(post()).isEqualTo(500);
    assertThat(post()).isEqualTo(503);
    assertThat(post()).isEqualTo(503);
    settlements.assertNoMore();
    assertOneEffect();
  }

  @Test
  void aVendorsResultIsUsedWhereADispatchAnswers() throws Exception {
    server.servlet("/late", (request, response) -> response.setStatus(202));
    guarded(
        SignedResponse.once("shufti").sender(Sender.VENDOR),
        event -> event.getAsyncContext().dispatch("/late"));

    assertThat(post()).isEqualTo(202);
    settlements.assertNext(Settlement.USED);
    assertThat(post()).isEqualTo(200);
    assertOneEffect();
  }
}
