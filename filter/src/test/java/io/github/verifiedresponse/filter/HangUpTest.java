package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.replay.GiveBack;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A sender who hangs up makes the handler fail, and is not to profit from it. */
class HangUpTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final AtomicInteger runs = new AtomicInteger();
  private final CompletableFuture<String> end = new CompletableFuture<>();
  @AutoClose private final TomcatServer server = new TomcatServer();

  @ParameterizedTest
  @EnumSource(names = {"EXPLICIT", "EXCEPTION"})
  void doesNotGiveTheResultBack(GiveBack giveBack) throws Exception {
    server
        .filter(
            "outside",
            "/*",
            (request, response, chain) -> {
              try {
                chain.doFilter(request, response);
                end.complete("answered");
              } catch (IOException e) {
                end.complete("aborted");
                throw e;
              }
            })
        .filter(
            "door",
            "/*",
            new VerifiedResponseFilter(SignedResponse.once("shufti").giveBack(giveBack).build()))
        .servlet(
            "/results",
            (request, response) -> {
              runs.incrementAndGet();
              byte[] chunk = new byte[64 * 1024];
              for (int i = 0; i < 2_000; i++) {
                response.getOutputStream().write(chunk);
              }
            })
        .start();

    sendAndHangUp(server.uri("/results"));

    assertThat(end.get(20, TimeUnit.SECONDS)).isEqualTo("aborted");
    assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(409);
    assertThat(runs).hasValue(1);
  }

  private static void sendAndHangUp(URI uri) throws IOException {
    try (Socket socket = RawRequest.send(uri, GENUINE)) {
      assertThat(socket.getInputStream().read()).isEqualTo('H');
    }
  }
}
