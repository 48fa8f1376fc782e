package io.github.verifiedresponse.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.Outcome;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequestWrapper;
import jakarta.servlet.ServletResponseWrapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class VerifiedResponseFilterTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final SignedResponse FORGED = GENUINE.withBody(GENUINE.body() + " ");

  private final Handler handler = Handler.requiring("shufti");

  private TomcatServer guarded(ResponseVerifier verifier, Outcome... accept) throws Exception {
    return new TomcatServer()
        .servlet("/results", handler)
        .filter("door", "/results", new VerifiedResponseFilter(verifier, accept))
        .start();
  }

  private static ResponseVerifier shufti() {
    return SignedResponse.verifier("shufti").build();
  }

  @Test
  void handsTheHandlerThePayloadAndTheSameBody() throws Exception {
    try (TomcatServer server = guarded(shufti())) {
      HttpResponse<String> answer = server.post("/results", GENUINE);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("r-1:verification.accepted " + GENUINE.body());
    }
  }

  @Test
  @DisplayName("AT-177 refuses a forged body as a problem, and the handler does not run")
  void refusesAForgedBodyAsAProblem() throws Exception {
    try (TomcatServer server = guarded(shufti())) {
      HttpResponse<String> answer = server.post("/results", FORGED);

      assertThat(answer.statusCode()).isEqualTo(401);
      assertThat(answer.headers().map())
          .containsEntry("content-type", List.of("application/problem+json"))
          .containsEntry("cache-control", List.of("no-store"))
          .containsEntry("x-content-type-options", List.of("nosniff"))
          .containsEntry("www-authenticate", List.of("VerifiedResponse verifier=\"shufti\""))
          .containsEntry("content-length", List.of(Integer.toString(answer.body().length())));
      assertThat(answer.body())
          .isEqualTo(
              "{\"type\":\"urn:verified-response:problem:unverified\","
                  + "\"title\":\"The signature could not be verified\",\"status\":401,"
                  + "\"detail\":\"the signature could not be verified\","
                  + "\"verifier\":\"shufti\"}");
      assertThat(handler.seen()).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void tellsTheClientWhy(
      Reason reason, ResponseVerifierBuilder verifier, String method, String contentType)
      throws Exception {
    SignedResponse declined = SignedResponse.declined("r-1");
    try (TomcatServer server = guarded(verifier.build(), Outcome.DECLINED)) {
      HttpResponse<String> answer =
          server.send(
              method,
              "/results",
              BodyPublishers.ofString(declined.body()),
              "Content-Type",
              contentType,
              "Signature",
              declined.signature());

      assertThat(answer.statusCode()).isEqualTo(reason.status());
      assertThat(answer.body()).contains("urn:verified-response:problem:" + reason.code() + "\"");
      assertThat(answer.headers().firstValue("Allow").orElse(""))
          .isEqualTo(reason == Reason.METHOD_NOT_ALLOWED ? "PATCH, POST, PUT" : "");
      assertThat(answer.headers().firstValue("Retry-After").orElse(""))
          .isEqualTo(comesAgain(reason) ? "1" : "");
      assertThat(handler.seen()).isEmpty();
    }
  }

  private static boolean comesAgain(Reason reason) {
    return reason == Reason.UNAVAILABLE || reason == Reason.IN_PROGRESS;
  }

  static Stream<Arguments> tellsTheClientWhy() {
    return Stream.of(
        arguments(Reason.METHOD_NOT_ALLOWED, anyOutcome(), "GET", "application/json"),
        arguments(Reason.METHOD_NOT_ALLOWED, anyOutcome(), "FOO", "application/json"),
        arguments(Reason.UNSUPPORTED_CONTENT, anyOutcome(), "POST", "text/plain"),
        arguments(Reason.TOO_LARGE, anyOutcome().maxBody(10), "POST", "application/json"),
        arguments(Reason.NOT_ACCEPTED, onlyApproved(), "PUT", "application/json"),
        arguments(Reason.IN_PROGRESS, inUse(), "POST", "application/json"),
        arguments(Reason.REPLAYED, seenBefore(), "POST", "application/json"),
        arguments(Reason.UNAVAILABLE, brokenGuard(), "POST", "application/json"));
  }

  private static ResponseVerifierBuilder anyOutcome() {
    return SignedResponse.verifier("shufti");
  }

  private static ResponseVerifierBuilder onlyApproved() {
    return anyOutcome().accept(Outcome.APPROVED);
  }

  private static ResponseVerifierBuilder inUse() {
    return anyOutcome().replayGuard((identity, terms) -> Admission.Refused.IN_USE);
  }

  private static ResponseVerifierBuilder seenBefore() {
    return anyOutcome().replayGuard((identity, terms) -> Admission.Refused.USED);
  }

  private static ResponseVerifierBuilder brokenGuard() {
    ReplayGuard broken =
        (identity, terms) -> {
          throw new RejectedException(Reason.UNAVAILABLE, "the store is down");
        };
    return anyOutcome().replayGuard(broken);
  }

  @Test
  @DisplayName("AT-147 lets a result through once")
  void letsAResultThroughOnce() throws Exception {
    ResponseVerifier once = SignedResponse.once("shufti").build();
    try (TomcatServer server = guarded(once)) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(200);
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(409);
      assertThat(handler.seen()).hasSize(1);
    }
  }

  @Test
  void narrowsTheOutcomesThatTheVerifierTakes() throws Exception {
    try (TomcatServer server = guarded(shufti(), Outcome.APPROVED, Outcome.PENDING)) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(200);
      assertThat(server.post("/results", SignedResponse.declined("r-2")).statusCode())
          .isEqualTo(403);
      assertThat(handler.seen()).hasSize(1);
    }
  }

  @Test
  void keepsItsOwnCopyOfTheOutcomesThatItWasGiven() throws Exception {
    Outcome[] accept = {Outcome.APPROVED};
    VerifiedResponseFilter filter = new VerifiedResponseFilter(shufti(), accept);
    accept[0] = Outcome.DECLINED;
    try (TomcatServer server =
        new TomcatServer().servlet("/results", handler).filter("door", "/*", filter).start()) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(200);
      assertThat(server.post("/results", SignedResponse.declined("r-2")).statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void writesOneLineARejectionAndNothingThatWasSent() throws Exception {
    try (TomcatServer server = guarded(shufti());
        LogCapture log = LogCapture.start()) {
      server.post("/results", FORGED);

      assertThat(log.lines())
          .containsExactly(
              "INFO verifier shufti rejected a request: unverified (the signature could not be"
                  + " verified); key the test vendor's secret; POST /results");
    }
  }

  @Test
  void writesAnErrorWhenTheServerIsToBlame() throws Exception {
    try (TomcatServer server = guarded(brokenGuard().build());
        LogCapture log = LogCapture.start()) {
      server.post("/results", GENUINE);

      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("SEVERE verifier shufti rejected a request: unavailable (");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void refusesRequestsThatAreNotHttp(boolean isRequest) throws Exception {
    List<Exception> thrown = new ArrayList<>();
    Filter notHttp =
        (request, response, chain) ->
            remember(
                thrown,
                () ->
                    chain.doFilter(
                        isRequest ? new ServletRequestWrapper(request) : request,
                        isRequest ? response : new ServletResponseWrapper(response)));
    try (TomcatServer server =
        new TomcatServer()
            .servlet("/results", handler)
            .filter("before", "/*", notHttp)
            .filter("door", "/*", new VerifiedResponseFilter(shufti()))
            .start()) {
      server.post("/results", GENUINE);

      assertThat(thrown)
          .hasOnlyElementsOfType(ServletException.class)
          .extracting(Exception::getMessage)
          .containsExactly("only HTTP requests can be verified");
      assertThat(handler.seen()).isEmpty();
    }
  }

  @Test
  void doesNotWorkBeforeItIsInitialised() throws Exception {
    List<Exception> thrown = new ArrayList<>();
    Filter uninitialised =
        (request, response, chain) ->
            remember(thrown, () -> new VerifiedResponseFilter().doFilter(request, response, chain));
    try (TomcatServer server =
        new TomcatServer()
            .servlet("/results", handler)
            .filter("door", "/*", uninitialised)
            .start()) {
      server.post("/results", GENUINE);

      assertThat(thrown)
          .extracting(Exception::getMessage)
          .containsExactly("the filter was not initialised");
      assertThat(handler.seen()).isEmpty();
    }
  }

  private static void remember(List<Exception> thrown, Call call) {
    try {
      call.run();
    } catch (Exception e) {
      thrown.add(e);
    }
  }

  @FunctionalInterface
  private interface Call {
    void run() throws Exception;
  }
}
