package io.github.verifiedresponse.jaxrs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.VerifiedResponse;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.result.Outcome;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GuardFilterTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final SignedResponse FORGED = GENUINE.withBody(GENUINE.body() + " ");

  private final Results results = new Results();

  @Path("/")
  public static final class Results {
    private final List<String> runs = new CopyOnWriteArrayList<>();

    @POST
    @Path("results")
    @VerifiedResponse("shufti")
    public String guarded(@Context ContainerRequestContext context, String body) {
      runs.add("guarded");
      VerifiedPayload payload = VerifiedPayload.require(context::getProperty, "shufti");
      return payload.id() + " " + body;
    }

    @PUT
    @Path("results")
    @VerifiedResponse(value = "shufti", accept = Outcome.APPROVED)
    public String approved() {
      runs.add("approved");
      return "approved";
    }

    @GET
    @Path("results")
    public String open(@Context ContainerRequestContext context) {
      runs.add("open");
      return VerifiedPayload.find(context::getProperty, "shufti").isPresent() ? "verified" : "open";
    }
  }

  private JerseyServer guarded(ResponseVerifier verifier) throws Exception {
    return JerseyServer.guarding(verifier, results);
  }

  private static ResponseVerifier shufti() {
    return SignedResponse.verifier("shufti").build();
  }

  @Test
  void handsTheMethodThePayloadAndTheSameBody() throws Exception {
    try (JerseyServer server = guarded(shufti())) {
      HttpResponse<String> answer = server.post("/results", GENUINE);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.body()).isEqualTo("r-1:verification.accepted " + GENUINE.body());
    }
  }

  @Test
  @DisplayName("AT-177 refuses a forged body as a problem, and the method does not run")
  void refusesAForgedBodyAsAProblem() throws Exception {
    try (JerseyServer server = guarded(shufti())) {
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
      assertThat(results.runs).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void tellsTheClientWhy(Reason reason, ResponseVerifierBuilder verifier, String contentType)
      throws Exception {
    SignedResponse declined = SignedResponse.declined("r-1");
    try (JerseyServer server = guarded(verifier.build())) {
      HttpResponse<String> answer =
          server.post(
              "/results",
              declined.body(),
              "Content-Type",
              contentType,
              "Signature",
              declined.signature());

      assertThat(answer.statusCode()).isEqualTo(reason.status());
      assertThat(answer.body()).contains("urn:verified-response:problem:" + reason.code() + "\"");
      assertThat(answer.headers().firstValue("Retry-After").orElse(""))
          .isEqualTo(reason == Reason.UNAVAILABLE || reason == Reason.IN_PROGRESS ? "1" : "");
      assertThat(results.runs).isEmpty();
    }
  }

  static Stream<Arguments> tellsTheClientWhy() {
    return Stream.of(
        arguments(Reason.UNSUPPORTED_CONTENT, SignedResponse.verifier("shufti"), "text/plain"),
        arguments(
            Reason.TOO_LARGE, SignedResponse.verifier("shufti").maxBody(10), "application/json"),
        arguments(
            Reason.NOT_ACCEPTED,
            SignedResponse.verifier("shufti").accept(Outcome.APPROVED),
            "application/json"),
        arguments(
            Reason.IN_PROGRESS,
            SignedResponse.verifier("shufti")
                .replayGuard((identity, terms) -> Admission.Refused.IN_USE),
            "application/json"),
        arguments(
            Reason.REPLAYED,
            SignedResponse.verifier("shufti")
                .replayGuard((identity, terms) -> Admission.Refused.USED),
            "application/json"),
        arguments(Reason.UNAVAILABLE, brokenGuard(), "application/json"));
  }

  private static ResponseVerifierBuilder brokenGuard() {
    return SignedResponse.verifier("shufti")
        .replayGuard(
            (identity, terms) -> {
              throw new RejectedException(Reason.UNAVAILABLE, "the store is down");
            });
  }

  @Test
  @DisplayName("AT-147 lets a result through once")
  void letsAResultThroughOnce() throws Exception {
    ResponseVerifier once = SignedResponse.once("shufti").build();
    try (JerseyServer server = guarded(once)) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(200);
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(409);
      assertThat(results.runs).hasSize(1);
    }
  }

  @Test
  void narrowsTheOutcomesToThoseOfTheAnnotation() throws Exception {
    SignedResponse declined = SignedResponse.declined("r-2");
    try (JerseyServer server = guarded(shufti())) {
      assertThat(put(server, declined).statusCode()).isEqualTo(403);
      assertThat(put(server, GENUINE).statusCode()).isEqualTo(200);
      assertThat(server.post("/results", declined).statusCode()).isEqualTo(200);
      assertThat(results.runs).containsExactly("approved", "guarded");
    }
  }

  private static HttpResponse<String> put(JerseyServer server, SignedResponse response) {
    return server.send(
        "PUT", "/results", BodyPublishers.ofString(response.body()), response.headers());
  }

  @Test
  void leavesOtherMethodsOpenAndWithoutAPayload() throws Exception {
    try (JerseyServer server = guarded(shufti())) {
      assertThat(server.post("/results", GENUINE).statusCode()).isEqualTo(200);
      assertThat(server.get("/results").body()).isEqualTo("open");
    }
  }

  @Test
  @DisplayName("AT-134 an automatic OPTIONS runs no method")
  void anAutomaticOptionsRunsNoMethod() throws Exception {
    try (JerseyServer server = guarded(shufti())) {
      HttpResponse<String> answer = server.send("OPTIONS", "/results", BodyPublishers.noBody());

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.headers().firstValue("Allow").orElse("")).contains("POST", "PUT");
      assertThat(results.runs).isEmpty();
    }
  }

  @Test
  @DisplayName("AT-139 an exception mapper of everything swallows no refusal")
  void anExceptionMapperSwallowsNoRefusal() throws Exception {
    ExceptionMapper<Throwable> everythingIsFine = new EverythingIsFine();
    try (JerseyServer server = JerseyServer.guarding(shufti(), results, everythingIsFine)) {
      assertThat(server.post("/results", FORGED).statusCode()).isEqualTo(401);
      assertThat(server.post("/nowhere", FORGED).statusCode()).isEqualTo(200);
      assertThat(results.runs).isEmpty();
    }
  }

  public static final class EverythingIsFine implements ExceptionMapper<Throwable> {
    @Override
    public Response toResponse(Throwable exception) {
      return Response.ok("fine").build();
    }
  }

  @Test
  void writesOneLineARejectionAndNothingThatWasSent() throws Exception {
    try (JerseyServer server = guarded(shufti());
        LogCapture log = LogCapture.start()) {
      server.post("/results", FORGED);

      assertThat(log.lines())
          .containsExactly(
              "INFO verifier shufti rejected a request: unverified (the signature could not be"
                  + " verified); key the test vendor's secret; POST /results (Results.guarded)");
    }
  }

  @Test
  void writesAnErrorWhenTheServerIsToBlame() throws Exception {
    try (JerseyServer server = guarded(brokenGuard().build());
        LogCapture log = LogCapture.start()) {
      server.post("/results", GENUINE);

      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("SEVERE verifier shufti rejected a request: unavailable (");
    }
  }
}
