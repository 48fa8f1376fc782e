package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** An error page is no handler of results: what it would find may have been given back. */
@DisplayName("AT-124 an error page finds nothing of what was verified")
class ErrorPageTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final List<VerifiedPayload> handled = new CopyOnWriteArrayList<>();
  private final List<String> found = new CopyOnWriteArrayList<>();
  @AutoClose private final TomcatServer server = new TomcatServer();

  @BeforeEach
  void guardEverything() {
    server
        .initializer(new VerifiedResponseInitializer())
        .filter("door", "/*", new VerifiedResponseFilter(SignedResponse.once("shufti").build()))
        .servlet("/page", (request, response) -> page(request))
        .errorPage("/page");
  }

  private void page(HttpServletRequest request) {
    found.add(
        request.getDispatcherType()
            + " "
            + request.getAttribute(VerifiedPayload.ATTRIBUTE)
            + " "
            + VerifiedPayload.find(request::getAttribute, "shufti").isPresent()
            + " "
            + handled.get(0).isCurrent());
  }

  private void handledBy(Exchange handler) throws Exception {
    server
        .servlet(
            "/results",
            (request, response) -> {
              VerifiedPayload payload = VerifiedPayload.require(request::getAttribute, "shufti");
              assertThat(payload.isCurrent()).isTrue();
              handled.add(payload);
              handler.handle(request, response);
            })
        .start();
  }

  private void assertNothingFound(int status) {
    assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(status);
    assertThat(found).containsExactly("ERROR null false false");
  }

  @Test
  void afterAnException() throws Exception {
    handledBy(
        (request, response) -> {
          throw new IllegalStateException("the handler failed");
        });
    assertNothingFound(500);
  }

  @Test
  void afterAnErrorThatWasSent() throws Exception {
    handledBy((request, response) -> response.sendError(503));
    assertNothingFound(503);
  }

  @Test
  void afterAnErrorThatWasSentAndAGivingBack() throws Exception {
    handledBy(
        (request, response) -> {
          handled.get(0).giveBack();
          response.sendError(503);
        });
    assertNothingFound(503);
  }

  @Test
  void afterATimeOut() throws Exception {
    handledBy((request, response) -> request.startAsync().setTimeout(1));
    assertNothingFound(500);
  }

  @Test
  void afterAnExceptionOfAnAsynchronousDispatch() throws Exception {
    handledBy(
        (request, response) -> {
          if (handled.size() == 2) {
            throw new IllegalStateException("the handler failed");
          }
          request.startAsync().dispatch();
        });
    assertNothingFound(500);
  }

  /**
   * Tomcat sees the failure only when it comes before the servlet has returned, else a time-out.
   */
  @Test
  void afterAnErrorOfAnAsynchronousWorker() throws Exception {
    handledBy(
        (request, response) -> {
          var async = request.startAsync();
          async.setTimeout(1);
          async.start(
              () -> {
                throw new IllegalStateException("the worker failed");
              });
        });
    assertNothingFound(500);
  }

  /** Where nothing hides it from error pages: the filter's own end and time-out do. */
  @Test
  void alsoWhereNoInitialiserRuns() throws Exception {
    try (TomcatServer plain = new TomcatServer()) {
      plain
          .filter("door", "/*", new VerifiedResponseFilter(SignedResponse.once("shufti").build()))
          .servlet("/page", (request, response) -> page(request))
          .errorPage("/page")
          .servlet(
              "/results",
              (request, response) -> {
                handled.add(VerifiedPayload.require(request::getAttribute, "shufti"));
                request.startAsync().setTimeout(1);
              })
          .start();

      assertThat(plain.post("/results", GENUINE).statusCode()).isEqualTo(500);
    }
    assertThat(found).containsExactly("ERROR null false false");
  }
}
