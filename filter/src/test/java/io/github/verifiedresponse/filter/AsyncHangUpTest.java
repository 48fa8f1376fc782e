package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.H2c;
import io.github.verifiedresponse.Latch;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.result.Sender;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Asynchronous work goes on when its sender has hung up: the same result must not start more. */
@DisplayName("asynchronous work is done once where the sender")
class AsyncHangUpTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final AtomicInteger effects = new AtomicInteger();
  private final Latch started = new Latch();
  private final Latch told = new Latch();
  private final Latch released = new Latch();
  private final CompletableFuture<Void> worked = new CompletableFuture<>();
  @AutoClose private final TomcatServer server = new TomcatServer().http2();

  private void guarded(ResponseVerifierBuilder verifier) throws Exception {
    server
        .filter("door", "/*", new VerifiedResponseFilter(verifier.build()))
        .servlet(
            "/results",
            (request, response) -> {
              AsyncContext async = request.startAsync();
              async.addListener(new AtError());
              async.start(this::work);
              started.open();
            })
        .start();
  }

  private void work() {
    released.await();
    effects.incrementAndGet();
    worked.complete(null);
  }

  /** The container knows that the sender is gone, and ends the request. */
  private final class AtError implements AtTimeOut {
    @Override
    public void onComplete(AsyncEvent event) {
      told.open();
    }

    @Override
    public void onTimeout(AsyncEvent event) {}
  }

  private void assertRefusedAndDoneOnce(int status) throws Exception {
    assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(status);
    assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(status);
    released.open();
    worked.get(20, TimeUnit.SECONDS);
    assertThat(effects).hasValue(1);
  }

  private H2c sent() throws IOException {
    H2c client = H2c.connect(server.uri("/")).orElseThrow();
    client.post(
        "results", "application/json", GENUINE.body(), List.of("Signature", GENUINE.signature()));
    started.await();
    return client;
  }

  @ParameterizedTest
  @EnumSource(names = {"EXPLICIT", "EXCEPTION"})
  void resetsItsStream(GiveBack giveBack) throws Exception {
    guarded(SignedResponse.once("shufti").giveBack(giveBack));
    try (H2c client = sent()) {
      client.reset();
      told.await();

      assertRefusedAndDoneOnce(409);
    }
  }

  @Test
  void closesItsHttp2Connection() throws Exception {
    guarded(SignedResponse.once("shufti"));
    sent().close();
    told.await();

    assertRefusedAndDoneOnce(409);
  }

  @Test
  void goesAway() throws Exception {
    guarded(SignedResponse.once("shufti"));
    try (H2c client = sent()) {
      client.goAway();

      assertRefusedAndDoneOnce(409);
    }
  }

  @Test
  void isAVendorThatResetsItsStream() throws Exception {
    guarded(SignedResponse.once("shufti").sender(Sender.VENDOR));
    try (H2c client = sent()) {
      client.reset();
      told.await();

      assertRefusedAndDoneOnce(503);
    }
  }

  @Test
  void closesItsHttp1Connection() throws Exception {
    guarded(SignedResponse.once("shufti"));
    RawRequest.send(server.uri("/results"), GENUINE).close();
    started.await();

    assertRefusedAndDoneOnce(409);
  }
}
