package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.replay.ReplayGuards;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A result on which the application failed can be sent again; one that it has answered cannot. */
@DisplayName("AT-159 a result is")
class ReleaseTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final CompletableFuture<Void> end = new CompletableFuture<>();
  @AutoClose private final TomcatServer server = new TomcatServer();

  private void guarded(boolean releaseOnError, Exchange handler) throws Exception {
    server
        .filter(
            "outside",
            "/*",
            (request, response, chain) -> {
              chain.doFilter(request, response);
              if (request.isAsyncStarted()) {
                request.getAsyncContext().addListener(new AtEnd());
              }
            })
        .filter(
            "door",
            "/*",
            new VerifiedResponseFilter(
                SignedResponse.verifier("shufti")
                    .replayGuard(ReplayGuards.inMemory())
                    .releaseOnError(releaseOnError)
                    .build()))
        .servlet("/results", handler)
        .start();
  }

  private int post() {
    return server.post("/results", GENUINE).statusCode();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 204, 303, 400, 404, 499})
  void spentByAnAnswer(int status) throws Exception {
    guarded(true, (request, response) -> response.setStatus(status));

    assertThat(post()).isEqualTo(status);
    assertThat(post()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 503, 599})
  void givenBackByAServerError(int status) throws Exception {
    guarded(true, (request, response) -> response.setStatus(status));

    assertThat(post()).isEqualTo(status);
    assertThat(post()).isEqualTo(status);
  }

  @Test
  void givenBackByAnErrorThatIsSent() throws Exception {
    guarded(true, (request, response) -> response.sendError(502));

    assertThat(post()).isEqualTo(502);
    assertThat(post()).isEqualTo(502);
  }

  @Test
  void givenBackByAnException() throws Exception {
    guarded(
        true,
        (request, response) -> {
          throw new ServletException("the handler failed");
        });

    assertThat(post()).isEqualTo(500);
    assertThat(post()).isEqualTo(500);
  }

  @Test
  void spentByAFailureWhereNothingIsGivenBack() throws Exception {
    guarded(
        false,
        (request, response) -> {
          throw new UncheckedIOException(new IOException("the handler failed"));
        });

    assertThat(post()).isEqualTo(500);
    assertThat(post()).isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 503})
  void spentOrGivenBackWhenAsynchronousWorkEnds(int status) throws Exception {
    guarded(
        true,
        (request, response) -> {
          var async = request.startAsync();
          async.start(
              () -> {
                response.setStatus(status);
                async.complete();
              });
        });

    assertThat(post()).isEqualTo(status);
    end.get(10, TimeUnit.SECONDS);
    assertThat(post()).isEqualTo(status == 200 ? 409 : 503);
  }

  @Test
  void heldWhileAsynchronousWorkGoesOn() throws Exception {
    CompletableFuture<Integer> meanwhile = new CompletableFuture<>();
    guarded(
        true,
        (request, response) -> {
          var async = request.startAsync();
          async.start(
              () -> {
                meanwhile.complete(post());
                response.setStatus(503);
                async.complete();
              });
        });

    assertThat(post()).isEqualTo(503);
    assertThat(meanwhile.get(10, TimeUnit.SECONDS)).isEqualTo(409);
  }

  @Test
  void heldWhereWorkThatTookTooLongIsDispatched() throws Exception {
    server.servlet("/late", (request, response) -> response.setStatus(200));
    guarded(
        true,
        (request, response) -> {
          AsyncContext async = request.startAsync();
          async.setTimeout(1);
          async.addListener((AtTimeOut) event -> async.dispatch("/late"));
        });

    assertThat(post()).isEqualTo(200);
    end.get(10, TimeUnit.SECONDS);
    assertThat(post()).isEqualTo(409);
  }

  @Test
  void keptAfterARefusal() throws Exception {
    guarded(true, (request, response) -> response.setStatus(200));

    assertThat(post()).isEqualTo(200);
    assertThat(post()).isEqualTo(409);
    assertThat(post()).isEqualTo(409);
  }

  /** Added after the door's own listener, so it hears of the end after it. */
  private final class AtEnd implements AsyncListener {
    @Override
    public void onComplete(AsyncEvent event) {
      end.complete(null);
    }

    @Override
    public void onStartAsync(AsyncEvent event) {}

    @Override
    public void onTimeout(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}
  }
}
