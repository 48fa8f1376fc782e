package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.SignedResponse;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("AT-143 the payload ends with its request:")
class AttachmentTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final List<String> seen = new CopyOnWriteArrayList<>();
  private final CountDownLatch passed = new CountDownLatch(1);
  private final CompletableFuture<String> atEnd = new CompletableFuture<>();
  @AutoClose private final TomcatServer server = new TomcatServer();

  /** Outside the door, so that it sees what is left when the door is shut. */
  private final Filter outside =
      (request, response, chain) -> {
        chain.doFilter(request, response);
        note("after", request);
        passed.countDown();
        if (request.isAsyncStarted()) {
          request.getAsyncContext().addListener(new AtEnd());
        }
      };

  @BeforeEach
  void guardEverythingButOpen() {
    server
        .filter("outside", "/*", outside)
        .filter(
            "door",
            "/guarded/*",
            new VerifiedResponseFilter(SignedResponse.verifier("shufti").build()))
        .servlet("/open", this::answerPort)
        .servlet("/guarded/error", (request, response) -> note("error page", request))
        .errorPage("/guarded/error");
  }

  private void answerPort(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    note("handler", request);
    response.getWriter().write(Integer.toString(request.getRemotePort()));
  }

  private void note(String where, ServletRequest request) {
    seen.add(where + " " + left(request));
  }

  private static String left(ServletRequest request) {
    List<String> ours =
        Collections.list(request.getAttributeNames()).stream()
            .filter(name -> name.startsWith("io.github.verifiedresponse"))
            .map(name -> request.getAttribute(name).getClass().getSimpleName())
            .sorted()
            .toList();
    return ours.toString();
  }

  @Test
  void afterTheChain() throws Exception {
    server.servlet("/guarded/results", this::answerPort).start();

    server.post("/guarded/results", GENUINE);

    assertThat(seen).containsExactly("handler [Attached, VerifiedPayload]", "after []");
  }

  @Test
  void onTheNextRequestOfTheConnection() throws Exception {
    server.servlet("/guarded/results", this::answerPort).start();

    String port = server.post("/guarded/results", GENUINE).body();
    assertThat(server.get("/open").body()).isEqualTo(port);

    assertThat(seen)
        .containsExactly(
            "handler [Attached, VerifiedPayload]", "after []", "handler []", "after []");
  }

  @Test
  void afterARefusal() throws Exception {
    server.servlet("/guarded/results", this::answerPort).start();

    server.post("/guarded/results", GENUINE.withBody("{}"));

    // a refusal is sent at once, before the filter outside goes on
    assertThat(passed.await(10, TimeUnit.SECONDS)).isTrue();
    assertThat(seen).containsExactly("after []");
  }

  @Test
  @DisplayName("AT-124 on the error page of a handler that failed")
  void onTheErrorPage() throws Exception {
    server
        .servlet(
            "/guarded/results",
            (request, response) -> {
              note("handler", request);
              throw new IllegalStateException("the handler failed");
            })
        .start();

    assertThat(server.post("/guarded/results", GENUINE).statusCode()).isEqualTo(500);

    assertThat(seen).startsWith("handler [Attached, VerifiedPayload]").contains("error page []");
  }

  @Test
  void whenAsynchronousWorkIsCompleted() throws Exception {
    server
        .servlet(
            "/guarded/results",
            (request, response) -> {
              AsyncContext async = request.startAsync();
              async.start(
                  () -> {
                    note("work", request);
                    async.complete();
                  });
            })
        .start();

    assertThat(server.post("/guarded/results", GENUINE).statusCode()).isEqualTo(200);

    assertThat(atEnd.get(10, TimeUnit.SECONDS)).isEqualTo("[]");
    assertThat(seen).contains("work [Attached, VerifiedPayload]");
  }

  @Test
  void whenAsynchronousWorkThatStartedAnewIsCompleted() throws Exception {
    server
        .servlet(
            "/guarded/results", (request, response) -> request.startAsync().dispatch("/guarded/on"))
        .servlet(
            "/guarded/on",
            (request, response) -> {
              note("anew", request);
              request.startAsync().complete();
            })
        .start();

    assertThat(server.post("/guarded/results", GENUINE).statusCode()).isEqualTo(200);

    assertThat(atEnd.get(10, TimeUnit.SECONDS)).isEqualTo("[]");
    assertThat(seen).contains("anew [Attached, VerifiedPayload]");
  }

  @Test
  void whenAsynchronousWorkTakesTooLong() throws Exception {
    server
        .servlet("/guarded/results", (request, response) -> request.startAsync().setTimeout(1))
        .start();

    assertThat(server.post("/guarded/results", GENUINE).statusCode()).isEqualTo(500);

    assertThat(atEnd.get(10, TimeUnit.SECONDS)).isEqualTo("[]");
    assertThat(seen).contains("error page [Attached]");
  }

  @Test
  @DisplayName("AT-124 on an error page without a door after work that took too long")
  void onAnErrorPageWithoutADoorAfterWorkThatTookTooLong() throws Exception {
    server
        .servlet("/guarded/results", (request, response) -> request.startAsync().setTimeout(1))
        .servlet("/page", (request, response) -> note("open page", request))
        .errorPage("/page")
        .start();

    assertThat(server.post("/guarded/results", GENUINE).statusCode()).isEqualTo(500);

    assertThat(atEnd.get(10, TimeUnit.SECONDS)).isEqualTo("[]");
    assertThat(seen).contains("open page [Attached]");
  }

  /** Added after the door's own listener, so it hears of the end after it. */
  private final class AtEnd implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      atEnd.complete(left(event.getSuppliedRequest()));
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
      event.getAsyncContext().addListener(this);
    }

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}
  }
}
