package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ReplayIdentity;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** Between two releases of one claim another request may have made it: it would count twice. */
class ReleaseOnceTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final List<ReplayIdentity> released = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  @AutoClose private final TomcatServer server = new TomcatServer();

  private final ReplayGuard guard =
      new ReplayGuard() {
        @Override
        public boolean admit(ReplayIdentity identity, Instant until) {
          return true;
        }

        @Override
        public void release(ReplayIdentity identity) {
          released.add(identity);
        }
      };

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
                  new WatchedAsync((HttpServletRequest) request, ReleaseOnceTest::tellingTwice),
                  response);
              request.getAsyncContext().addListener(new AtEnd());
            })
        .filter(
            "door",
            "/*",
            new VerifiedResponseFilter(
                SignedResponse.verifier("shufti").replayGuard(guard).build()))
        .servlet("/results", handler)
        .start();
  }

  private void assertReleasedOnce() throws Exception {
    assertThat(server.post("/results", GENUINE).statusCode()).isGreaterThanOrEqualTo(500);
    end.get(10, TimeUnit.SECONDS);
    assertThat(released).hasSize(1);
  }

  @Test
  void aClaimIsReleasedOnceWhenWorkIsCompleted() throws Exception {
    guarded(
        (request, response) -> {
          response.setStatus(503);
          request.startAsync().complete();
        });
    assertReleasedOnce();
  }

  @Test
  void aClaimIsReleasedOnceWhenWorkTakesTooLong() throws Exception {
    guarded((request, response) -> request.startAsync().setTimeout(1));
    assertReleasedOnce();
  }

  @Test
  void aClaimIsReleasedOnceWhenWorkTakesTooLongAndIsCompletedThen() throws Exception {
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
    assertReleasedOnce();
  }

  @Test
  void aClaimIsReleasedOnceWhenADispatchFails() throws Exception {
    guarded(
        (request, response) -> {
          if (request.getAttribute("again") != null) {
            throw new IllegalStateException("the handler failed");
          }
          request.setAttribute("again", true);
          request.startAsync().dispatch();
        });
    assertReleasedOnce();
  }

  /** Added after the door's own listeners, so it hears of the end after them. */
  private final class AtEnd implements AtTimeOut {
    @Override
    public void onComplete(AsyncEvent event) {
      end.complete(null);
    }

    @Override
    public void onTimeout(AsyncEvent event) {}
  }
}
