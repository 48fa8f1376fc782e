package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.binding.Binding;
import io.github.verifiedresponse.message.Caller;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

class ServletMessageTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");

  private final List<Caller> callers = new CopyOnWriteArrayList<>();
  private final Handler handler = Handler.requiring("shufti");
  @AutoClose private final TomcatServer server = new TomcatServer();

  /** Remembers what it was told of the caller while the request lives. */
  private ResponseVerifier asking(List<String> told) {
    Binding binding =
        (message, caller) -> {
          callers.add(caller);
          told.add(caller.principal().orElse("nobody"));
          told.add(caller.sessionValue("account").orElse("no session").toString());
          told.add(caller.attribute("tenant").orElse("no tenant").toString());
        };
    return SignedResponse.verifier("shufti").binding(binding).build();
  }

  private static Filter wrapping(UnaryOperator<HttpServletRequest> wrapper) {
    return (request, response, chain) ->
        chain.doFilter(wrapper.apply((HttpServletRequest) request), response);
  }

  private HttpResponse<String> post(UnaryOperator<HttpServletRequest> before, Filter door)
      throws Exception {
    server
        .filter("before", "/*", wrapping(before))
        .filter("door", "/*", door)
        .servlet("/results", handler)
        .start();
    return server.post("/results", GENUINE);
  }

  @Test
  void tellsWhoTheServerKnowsTheCallerToBe() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    UnaryOperator<HttpServletRequest> loggedIn =
        request -> {
          request.getSession().setAttribute("account", 42);
          request.setAttribute("tenant", "acme");
          return new HttpServletRequestWrapper(request) {
            @Override
            public Principal getUserPrincipal() {
              return () -> "alice";
            }
          };
        };

    assertThat(post(loggedIn, new VerifiedResponseFilter(asking(told))).statusCode())
        .isEqualTo(200);
    assertThat(told).containsExactly("alice", "42", "acme");
  }

  @Test
  void tellsThatTheServerKnowsNobodyAndStartsNoSession() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();

    HttpResponse<String> answer =
        post(UnaryOperator.identity(), new VerifiedResponseFilter(asking(told)));

    assertThat(told).containsExactly("nobody", "no session", "no tenant");
    assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
  }

  @Test
  void tellsNothingOfASessionThatLacksTheValue() throws Exception {
    List<String> told = new CopyOnWriteArrayList<>();
    UnaryOperator<HttpServletRequest> withSession =
        request -> {
          request.getSession().setAttribute("other", 42);
          return request;
        };

    post(withSession, new VerifiedResponseFilter(asking(told)));

    assertThat(told).containsExactly("nobody", "no session", "no tenant");
  }

  @Test
  void lendsTheCallerToTheJaxRsDoor() throws Exception {
    server
        .initializer(new VerifiedResponseInitializer())
        .servlet(
            "/open",
            (request, response) -> {
              request.getSession().setAttribute("account", 42);
              callers.add((Caller) request.getAttribute(Caller.ATTRIBUTE));
              response.getWriter().write(callers.get(0).sessionValue("account") + "");
            })
        .start();

    assertThat(server.get("/open").body()).isEqualTo("Optional[42]");
    assertThat(callers.get(0)).hasToString("ServletCaller");
  }

  @Test
  void refusesABodyThatCannotBeOpened() throws Exception {
    UnaryOperator<HttpServletRequest> broken =
        request ->
            new HttpServletRequestWrapper(request) {
              @Override
              public ServletInputStream getInputStream() throws IOException {
                throw new IOException("the connection is gone");
              }
            };

    HttpResponse<String> answer =
        post(broken, new VerifiedResponseFilter(SignedResponse.verifier("shufti").build()));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("\"detail\":\"the body cannot be read\"");
    assertThat(handler.seen()).isEmpty();
  }

  @Test
  void refusesAnAmbiguousPathAsItWasSent() throws Exception {
    server
        .filter("door", "/*", new VerifiedResponseFilter(SignedResponse.verifier("shufti").build()))
        .servlet("results", "/*", ((Exchange) ServletMessageTest::ok).asServlet())
        .start();

    assertThat(server.post("/results;v=1", GENUINE).statusCode()).isEqualTo(400);
    assertThat(server.post("/a//results", GENUINE).statusCode()).isEqualTo(400);
    assertThat(server.post("/results?v=;1//", GENUINE).statusCode()).isEqualTo(200);
  }

  private static void ok(HttpServletRequest request, HttpServletResponse response) {
    response.setStatus(200);
  }
}
