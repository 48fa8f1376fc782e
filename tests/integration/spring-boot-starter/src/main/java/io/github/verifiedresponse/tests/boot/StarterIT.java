package io.github.verifiedresponse.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** With the starter, the annotation of a handler guards it; nothing is registered. */
class StarterIT {
  private static final String OTHER = "--verified-response.other.scheme=caf";
  private static final String SECRET = "--verified-response.other.secret=" + CafToken.SECRET;
  private static final String SCOPE = "--verified-response.other.replay-scope=other";

  @AutoClose
  private static final Running RUNNING = Running.start(Endpoints.class, OTHER, SECRET, SCOPE);

  @BeforeEach
  void forget() {
    Handled.forget();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/guarded/argument",
        "/guarded/attribute",
        "/guarded/body/1",
        "/guarded/callable",
        "/guarded/deferred",
        "/guarded/future",
        "/guarded/outcome",
        "/guarded/other",
        "/guarded/handled-failure",
        "/open/forward"
      })
  void aHandlerRunsForAGenuineResultOnce(String path) {
    HttpResponse<String> forged = RUNNING.post(path, CafToken.forged());
    assertThat(forged.statusCode()).as(forged.body()).isEqualTo(401);
    assertThat(forged.headers().firstValue("Content-Type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    assertThat(forged.body()).contains("urn:verified-response:problem:unverified");
    assertThat(Handled.times()).isZero();

    String token = CafToken.genuine();
    HttpResponse<String> genuine = RUNNING.post(path, token);
    assertThat(genuine.statusCode()).as(genuine.body()).isEqualTo(200);
    assertThat(Handled.times()).isOne();

    assertThat(RUNNING.post(path, token).statusCode()).isEqualTo(409);
    assertThat(Handled.times()).isOne();
  }

  @Test
  void aRefusalIsAProblemForClientsOfSpring() {
    String port = RUNNING.property("local.server.port");
    assertThatExceptionOfType(HttpClientErrorException.class)
        .isThrownBy(
            () ->
                RestClient.create("http://127.0.0.1:" + port)
                    .post()
                    .uri("/guarded/argument")
                    .contentType(MediaType.valueOf("application/jwt"))
                    .body(CafToken.forged())
                    .retrieve()
                    .toBodilessEntity())
        .satisfies(
            refused -> {
              ProblemDetail problem = refused.getResponseBodyAs(ProblemDetail.class);
              assertThat(problem).isNotNull();
              assertThat(problem.getStatus()).isEqualTo(401);
              assertThat(problem.getType()).hasToString("urn:verified-response:problem:unverified");
              assertThat(problem.getTitle()).isNotBlank();
            });
  }

  @Test
  void theHandlerReadsTheBytesThatWereVerified() {
    String token = CafToken.genuine();

    assertThat(RUNNING.post("/guarded/body/1", token).body()).isEqualTo(token);
  }

  @Test
  void anArgumentIsWhatTheHandlersOwnVerifierHasVerified() {
    assertThat(RUNNING.post("/guarded/argument", CafToken.genuine()).body()).isEqualTo("caf");
    assertThat(RUNNING.post("/guarded/attribute", CafToken.genuine()).body()).isEqualTo("caf");
  }

  @Test
  void anArgumentOfAHandlerThatIsNotGuardedFails() {
    assertThat(RUNNING.post("/open/argument", CafToken.genuine()).statusCode()).isEqualTo(500);
  }

  /** What the sender can bring about gives nothing back. */
  @ParameterizedTest
  @ValueSource(strings = {"/guarded/failure", "/guarded/late-failure"})
  void aResultStaysUsedWhenItsHandlerFails(String path) {
    String token = CafToken.genuine();

    assertThat(RUNNING.post(path, token).statusCode()).isEqualTo(500);
    assertThat(RUNNING.post(path, token).statusCode()).isEqualTo(409);
    assertThat(Handled.times()).isOne();
  }

  @Test
  void aResultThatTheHandlerGivesBackPassesAgain() {
    String token = CafToken.genuine();

    assertThat(RUNNING.post("/guarded/given-back", token).statusCode()).isEqualTo(200);
    assertThat(RUNNING.post("/guarded/argument", token).statusCode()).isEqualTo(200);
    assertThat(RUNNING.post("/guarded/argument", token).statusCode()).isEqualTo(409);
  }

  @Test
  void theOutcomesOfTheNearestAnnotationCount() {
    assertThat(RUNNING.post("/guarded/outcome", CafToken.declined()).statusCode()).isEqualTo(403);
    assertThat(Handled.times()).isZero();
  }

  @Test
  void anotherHandlerIsGivenItsRequestAsItIs() {
    HttpResponse<String> open = RUNNING.post("/open", CafToken.forged());

    assertThat(open.statusCode()).isEqualTo(200);
    assertThat(open.body()).doesNotContain("verifiedresponse");
    assertThat(Handled.times()).isOne();
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "PUT", "DELETE", "PATCH", "PROPFIND", "OPTIONS"})
  void noMethodLeadsPastTheGuard(String method) {
    int status =
        RUNNING
            .send(
                RUNNING
                    .request("/guarded/any-method")
                    .method(method, BodyPublishers.ofString(CafToken.forged())))
            .statusCode();

    assertThat(Handled.times()).as(method + " " + status).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/guarded/argument/",
        "/guarded//argument",
        "/guarded/./argument",
        "/guarded/argument;x=1",
        "/guarded/%61rgument",
        "/GUARDED/argument",
        "/open/../guarded/argument"
      })
  void noSpellingOfAPathLeadsPastTheGuard(String path) {
    int status = RUNNING.post(path, CafToken.forged()).statusCode();

    assertThat(status).isBetween(400, 499);
    assertThat(Handled.times()).isZero();
  }

  @Test
  void aPreflightRequestIsAnswered() {
    HttpResponse<String> answer =
        RUNNING.send(
            RUNNING
                .request("/guarded/elsewhere")
                .header("Origin", "https://app.example")
                .header("Access-Control-Request-Method", "POST")
                .method("OPTIONS", BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue("https://app.example");
    assertThat(Handled.times()).isZero();
  }

  @Test
  void aPageOfAnAllowedOriginCanReadARefusal() {
    HttpResponse<String> answer = from("https://app.example", CafToken.forged());

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().allValues("Access-Control-Allow-Origin"))
        .containsExactly("https://app.example");
  }

  @Test
  void aResultFromAnOriginThatIsNotAllowedIsNotUsed() {
    String token = CafToken.genuine();

    assertThat(from("https://evil.example", token).statusCode()).isEqualTo(403);
    assertThat(Handled.times()).isZero();
    assertThat(from("https://app.example", token).statusCode()).isEqualTo(200);
  }

  private static HttpResponse<String> from(String origin, String token) {
    return RUNNING.send(
        RUNNING
            .request("/guarded/elsewhere")
            .header("Content-Type", "application/jwt")
            .header("Origin", origin)
            .POST(BodyPublishers.ofString(token)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void anAnnotationGuardsWhereverItIsWritten(Class<?> application) {
    for (String lazy : new String[] {"false", "true"}) {
      try (Running own = Running.start(application, "--spring.main.lazy-initialization=" + lazy)) {
        assertThat(own.post("/kyc/result", CafToken.forged()).statusCode()).isEqualTo(401);
        assertThat(Handled.times()).isZero();
        HttpResponse<String> genuine = own.post("/kyc/result", CafToken.genuine());
        assertThat(genuine.body()).isEqualTo("handled, verified true");
        assertThat(Handled.times()).isOne();
      }
    }
  }

  static Stream<Class<?>> anAnnotationGuardsWhereverItIsWritten() {
    return Stream.of(
        Handlers.OnMethod.class,
        Handlers.OnClass.class,
        Handlers.OnAnnotation.class,
        Handlers.OnInterface.class,
        Handlers.OnSuperclass.class,
        Handlers.Accepting.class,
        Components.ServletBean.class,
        Components.RegisteredServlet.class,
        Beans.WithFilter.class,
        Filters.OfAnother.class);
  }
}
