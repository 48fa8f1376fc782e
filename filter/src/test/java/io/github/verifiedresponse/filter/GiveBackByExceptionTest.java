package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Settlements;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.replay.Settlement;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code give-back=exception}: only what the servlet itself throws says that it did nothing. */
@DisplayName("AT-159 with give-back=exception a result is")
class GiveBackByExceptionTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final AtomicInteger runs = new AtomicInteger();
  private final Settlements settlements = new Settlements();
  @AutoClose private final TomcatServer server = new TomcatServer();

  private TomcatServer guarded() {
    return server.filter(
        "door",
        "/*",
        new VerifiedResponseFilter(
            SignedResponse.once("shufti")
                .giveBack(GiveBack.EXCEPTION)
                .listener(settlements)
                .build()));
  }

  private Servlet counted(Exchange handler) {
    return ((Exchange)
            (request, response) -> {
              runs.incrementAndGet();
              handler.handle(request, response);
            })
        .asServlet();
  }

  private void handledBy(Exchange handler) throws Exception {
    guarded().servlet("results", "/results", counted(handler)).start();
  }

  /** Behind the filter that verifies, and in front of the servlet. */
  private void behind(Filter inner, Exchange handler) throws Exception {
    guarded().filter("inner", "/*", inner).servlet("results", "/results", counted(handler)).start();
  }

  private int post() {
    return server.post("/results", GENUINE).statusCode();
  }

  private void assertGivenBack() throws Exception {
    assertThat(post()).isEqualTo(500);
    settlements.assertNext(Settlement.GIVEN_BACK);
    assertThat(post()).isEqualTo(500);
    assertThat(runs).hasValue(2);
  }

  private void assertUsed(int status) throws Exception {
    assertThat(post()).isEqualTo(status);
    settlements.assertNext(Settlement.USED);
    settlements.assertNoMore();
    assertThat(post()).isEqualTo(409);
    assertThat(runs).hasValue(1);
  }

  @Test
  void givenBackByAServletsException() throws Exception {
    handledBy(
        (request, response) -> {
          throw new ServletException("the handler failed");
        });
    assertGivenBack();
  }

  @Test
  void givenBackByAnError() throws Exception {
    handledBy(
        (request, response) -> {
          throw new LinkageError("the handler failed");
        });
    assertGivenBack();
  }

  @Test
  void givenBackByAnHttpServletsException() throws Exception {
    guarded().servlet("results", "/results", new Failing(runs)).start();
    assertGivenBack();
  }

  @SuppressWarnings("serial")
  private static final class Failing extends HttpServlet {
    private final AtomicInteger runs;

    private Failing(AtomicInteger runs) {
      this.runs = runs;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
      runs.incrementAndGet();
      throw new IllegalStateException("the handler failed");
    }
  }

  @Test
  void givenBackByAServletsExceptionThatAnotherFilterWraps() throws Exception {
    behind(
        (request, response, chain) -> {
          try {
            chain.doFilter(request, response);
          } catch (IllegalStateException e) {
            throw new ServletException(e);
          }
        },
        (request, response) -> {
          throw new IllegalStateException("the handler failed");
        });
    assertGivenBack();
  }

  @Test
  void usedByTheFailureOfWhatTheServletForwardsTo() throws Exception {
    guarded()
        .servlet("results", "/results", counted(Dispatches.forward("/inner")))
        .servlet(
            "/inner",
            (request, response) -> {
              throw new IllegalStateException("the handler failed");
            })
        .start();
    assertUsed(500);
  }

  /** The Java platform cuts a trace after 1,024 calls, and a sender may choose how deep it is. */
  @ParameterizedTest
  @ValueSource(ints = {10, 900, 980, 1_000, 1_005, 1_010, 1_015, 1_018, 1_020, 5_000})
  void usedByTheFailureOfWhatTheServletForwardsToHoweverDeep(int depth) throws Exception {
    guarded()
        .servlet("results", "/results", counted(Dispatches.forward("/inner")))
        .servlet("/inner", (request, response) -> failAt(depth))
        .start();
    assertUsed(500);
  }

  private static int failAt(int depth) {
    return depth == 0 ? Integer.parseInt("the handler failed") : failAt(depth - 1) + 1;
  }

  /** Fails to initialise once; each later use says so, with the first failure as its cause. */
  static final class Broken {
    static final int VALUE = Integer.parseInt("no number");

    private Broken() {}
  }

  @Test
  void usedByAFiltersFailureWhoseCauseWasThrownInTheServletBefore() throws Exception {
    guarded()
        .filter(
            "audit",
            "/*",
            (request, response, chain) -> {
              chain.doFilter(request, response);
              response.setBufferSize(Broken.VALUE);
            })
        .servlet("/first", (request, response) -> response.setBufferSize(Broken.VALUE))
        .servlet("results", "/results", counted((request, response) -> {}))
        .start();
    server.post("/first", SignedResponse.accepted("r-0"));
    settlements.assertNext(Settlement.GIVEN_BACK);

    assertUsed(500);
  }

  @Test
  @DisplayName("used by an IOException, which a client that disconnects can cause")
  void usedByAnIoException() throws Exception {
    handledBy(
        (request, response) -> {
          throw new IOException("the client is gone");
        });
    assertUsed(500);
  }

  @Test
  void usedByAnExceptionThatAnIoExceptionHasCaused() throws Exception {
    handledBy(
        (request, response) -> {
          throw new ServletException(new UncheckedIOException(new IOException("the same")));
        });
    assertUsed(500);
  }

  @Test
  void usedByAnotherFiltersExceptionAfterTheServletHasReturned() throws Exception {
    behind(
        (request, response, chain) -> {
          chain.doFilter(request, response);
          throw new IllegalStateException("the filter failed");
        },
        (request, response) -> response.setStatus(200));
    assertUsed(500);
  }

  @Test
  void usedByAnExceptionWithoutAStackTrace() throws Exception {
    handledBy(
        (request, response) -> {
          throw new Bare();
        });
    assertUsed(500);
  }

  @SuppressWarnings("serial")
  private static final class Bare extends RuntimeException {
    private Bare() {
      super("nobody knows whose", null, false, false);
    }
  }

  @Test
  void usedByAnExceptionAfterTheAnswerWasCommitted() throws Exception {
    handledBy(
        (request, response) -> {
          response.setContentLength(0);
          response.setHeader("Connection", "close"); // Tomcat does so after a late failure
          response.flushBuffer();
          throw new IllegalStateException("the handler failed too late");
        });
    assertUsed(200);
  }

  @Test
  void usedByAnExceptionWhileAsynchronousWorkGoesOn() throws Exception {
    handledBy(
        (request, response) -> {
          request.startAsync();
          throw new IllegalStateException("the handler failed beside its work");
        });
    assertUsed(500);
  }

  @Test
  void usedByAnExceptionOfAnAsynchronousDispatch() throws Exception {
    server.servlet(
        "/later",
        (request, response) -> {
          throw new IllegalStateException("the handler failed later");
        });
    handledBy((request, response) -> request.startAsync().dispatch("/later"));
    assertUsed(500);
  }

  @Test
  void usedByAStatusThatTheServletSets() throws Exception {
    handledBy((request, response) -> response.setStatus(503));
    assertUsed(503);
  }

  @Test
  void usedByAnErrorThatTheServletSends() throws Exception {
    handledBy((request, response) -> response.sendError(500));
    assertUsed(500);
  }
}
