package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerificationEvent;
import io.github.verifiedresponse.result.Outcome;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.http.HttpResponse;
import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A second look at the replay guard would refuse: whatever passes was verified once. */
@DisplayName("AT-123, AT-125 each dispatch is guarded, and a request is verified once:")
class DispatchTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final SignedResponse FORGED = GENUINE.withBody("{}");
  private static final String ECHO = "r-1:verification.accepted " + GENUINE.body();

  private final List<String> verifications = new CopyOnWriteArrayList<>();
  private final Handler handler = Handler.requiring("shufti");
  @AutoClose private final TomcatServer server = new TomcatServer();

  private ResponseVerifier once(String name) {
    return SignedResponse.once(name)
        .listener(
            event -> {
              if (event.step() == VerificationEvent.Step.VERIFY) {
                verifications.add(event.verifier());
              }
            })
        .build();
  }

  private TomcatServer guarded() {
    return server
        .filter("door", "/guarded/*", new VerifiedResponseFilter(once("shufti")))
        .servlet("/guarded/target", handler);
  }

  @Test
  void aForwardFromOutsideIsVerifiedAtTheTarget() throws Exception {
    guarded().servlet("/open", Dispatches.forward("/guarded/target")).start();

    assertThat(server.post("/open", FORGED).statusCode()).isEqualTo(401);
    assertThat(handler.seen()).isEmpty();
    assertThat(server.post("/open", GENUINE).body()).isEqualTo(ECHO);
    assertThat(handler.seen()).containsExactly("FORWARD /guarded/target");
  }

  @Test
  void aForwardByNameIsVerifiedAtTheTarget() throws Exception {
    server
        .servlet("named", "/guarded/target", handler.asServlet())
        .servlet("/open", Dispatches.forwardToServlet("named"));
    server.initializer(
        (found, context) -> {
          var door = context.addFilter("door", new VerifiedResponseFilter(once("shufti")));
          door.addMappingForServletNames(EnumSet.allOf(DispatcherType.class), true, "named");
        });
    server.start();

    assertThat(server.post("/open", FORGED).statusCode()).isEqualTo(401);
    assertThat(handler.seen()).isEmpty();
    assertThat(server.post("/open", GENUINE).body()).isEqualTo(ECHO);
  }

  @Test
  void aForwardFromInsideIsVerifiedOnce() throws Exception {
    guarded().servlet("/guarded/front", Dispatches.forward("/guarded/target")).start();

    assertThat(server.post("/guarded/front", GENUINE).body()).isEqualTo(ECHO);
    assertThat(verifications).containsExactly("shufti");
  }

  @Test
  void anIncludeFromInsideIsVerifiedOnce() throws Exception {
    guarded().servlet("/guarded/front", Dispatches.include("/guarded/target")).start();

    assertThat(server.post("/guarded/front", GENUINE).body()).isEqualTo(ECHO);
    assertThat(handler.seen()).containsExactly("INCLUDE /guarded/front");
    assertThat(verifications).containsExactly("shufti");
  }

  @Test
  void anAsynchronousDispatchIsVerifiedOnce() throws Exception {
    guarded()
        .servlet("/guarded/front", (q, a) -> q.startAsync().dispatch("/guarded/target"))
        .servlet("/guarded/wrapped", (q, a) -> q.startAsync(q, a).dispatch("/guarded/target"))
        .start();

    assertThat(server.post("/guarded/front", GENUINE).body()).isEqualTo(ECHO);
    assertThat(server.post("/guarded/wrapped", SignedResponse.accepted("r-2")).body())
        .startsWith("r-2:verification.accepted {\"reference\":\"r-2\"");
    assertThat(handler.seen()).containsOnly("ASYNC /guarded/target");
    assertThat(verifications).containsExactly("shufti", "shufti");
  }

  @Test
  void anAsynchronousDispatchFromOutsideIsVerifiedAtTheTarget() throws Exception {
    guarded().servlet("/open", (q, a) -> q.startAsync().dispatch("/guarded/target")).start();

    assertThat(server.post("/open", FORGED).statusCode()).isEqualTo(401);
    assertThat(handler.seen()).isEmpty();
    assertThat(server.post("/open", GENUINE).body()).isEqualTo(ECHO);
  }

  @Test
  void anAsynchronousDispatchAfterATimeOutIsVerifiedOnce() throws Exception {
    guarded().servlet("/guarded/front", DispatchTest::dispatchAfterTimeOut).start();

    assertThat(server.post("/guarded/front", GENUINE).body()).isEqualTo(ECHO);
    assertThat(handler.seen()).containsExactly("ASYNC /guarded/target");
    assertThat(verifications).containsExactly("shufti");
  }

  @Test
  void anAsynchronousDispatchAfterATimeOutOfTwoIsToo() throws Exception {
    server.filter("outer", "/guarded/*", new VerifiedResponseFilter(once("other")));
    guarded().servlet("/guarded/front", DispatchTest::dispatchAfterTimeOut).start();

    assertThat(server.post("/guarded/front", GENUINE).body()).isEqualTo(ECHO);
    assertThat(verifications).containsExactly("other", "shufti");
  }

  private static void dispatchAfterTimeOut(
      HttpServletRequest request, HttpServletResponse response) {
    AsyncContext async = request.startAsync();
    async.setTimeout(1);
    async.addListener((AtTimeOut) event -> async.dispatch("/guarded/target"));
  }

  @Test
  void theTargetsOwnOutcomesCountAfterADispatchToo() throws Exception {
    ResponseVerifier verifier = once("shufti");
    server
        .filter("door", "/guarded/*", new VerifiedResponseFilter(verifier))
        .filter("narrow", "/guarded/target", new VerifiedResponseFilter(verifier, Outcome.APPROVED))
        .servlet("/guarded/front", Dispatches.forward("/guarded/target"))
        .servlet("/guarded/target", handler)
        .start();

    assertThat(server.post("/guarded/front", SignedResponse.declined("r-2")).statusCode())
        .isEqualTo(403);
    assertThat(handler.seen()).isEmpty();
    assertThat(server.post("/guarded/front", GENUINE).body()).isEqualTo(ECHO);
  }

  @Test
  void aRefusalAddsNothingToAnIncludeThatIsCommitted() throws Exception {
    guarded()
        .servlet(
            "/open",
            (request, response) -> {
              response.getWriter().write("before;");
              response.flushBuffer();
              Dispatches.include("/guarded/target").handle(request, response);
              response.getWriter().write("after");
            })
        .start();

    HttpResponse<String> answer = server.post("/open", FORGED);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("before;after");
    assertThat(handler.seen()).isEmpty();
  }

  @Test
  void aRefusalAddsNothingToAnIncludeThatIsNotCommitted() throws Exception {
    guarded()
        .servlet(
            "/open",
            (request, response) -> {
              response.getWriter().write("before;");
              Dispatches.include("/guarded/target").handle(request, response);
              response.getWriter().write("after");
            })
        .start();

    assertThat(server.post("/open", FORGED).body()).isEqualTo("before;after");
    assertThat(handler.seen()).isEmpty();
  }
}
