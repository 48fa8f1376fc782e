package io.github.verifiedresponse.filter;

import static io.github.verifiedresponse.filter.SpringHandlerSamples.RUNS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.SignedResponse;
import io.github.verifiedresponse.filter.SpringHandlerSamples.Everywhere;
import io.github.verifiedresponse.filter.SpringHandlerSamples.GivingBack;
import io.github.verifiedresponse.filter.SpringHandlerSamples.Handlers;
import io.github.verifiedresponse.filter.SpringHandlerSamples.OfEntity;
import io.github.verifiedresponse.filter.SpringHandlerSamples.OfRegistered;
import io.github.verifiedresponse.filter.SpringHandlerSamples.OfRequestsOnly;
import io.github.verifiedresponse.filter.SpringHandlerSamples.OfUnknown;
import io.github.verifiedresponse.filter.SpringHandlerSamples.Registered;
import io.github.verifiedresponse.filter.SpringHandlerSamples.Somewhere;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The annotation itself guards handlers of Spring MVC, where this filter is registered. */
class SpringHandlerFilterTest {
  private static final SignedResponse GENUINE = SignedResponse.accepted("r-1");
  private static final SignedResponse FORGED = GENUINE.withBody("{}");

  @BeforeEach
  void forget() {
    RUNS.set(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/app/result/1", "/app/async", "/app/forward", "/app/include"})
  void aGuardedHandlerRunsForAGenuineResultOnce(String path) {
    try (SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      server.post(path, FORGED);
      assertThat(RUNS).hasValue(0);
      assertThat(server.post(path, GENUINE).body()).startsWith("r-1");
      assertThat(RUNS).hasValue(1);
      server.post(path, GENUINE);
      assertThat(RUNS).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/app/result/1", "/app/async", "/app/forward", "/app/fails"})
  void whatIsRefusedIsAnsweredByItsReason(String path) {
    try (SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      assertThat(server.post(path, FORGED).statusCode()).isEqualTo(401);
      int first = server.post(path, GENUINE).statusCode();
      assertThat(first).isEqualTo(path.equals("/app/fails") ? 500 : 200);
      assertThat(server.post(path, GENUINE).statusCode()).isEqualTo(409);
      assertThat(RUNS).hasValue(1);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"/app/forward", "/app/include"})
  void aHandlerThatIsReachedPastTheFilterDoesNotRun(String path) {
    try (SpringServer server = new SpringServer(Handlers.class, OfRequestsOnly.class).start()) {
      assertThat(server.post(path, GENUINE).statusCode()).isEqualTo(500);
      assertThat(RUNS).hasValue(0);
      assertThat(server.post("/app/result/1", GENUINE).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void theOutcomesOfTheAnnotationCount() {
    try (SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      assertThat(server.post("/app/rejects", GENUINE).statusCode()).isEqualTo(403);
      assertThat(RUNS).hasValue(0);
    }
  }

  @Test
  void theTypesOfTheAnnotationCount() {
    try (SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      assertThat(server.post("/app/declined", GENUINE).statusCode()).isEqualTo(403);
      assertThat(RUNS).hasValue(0);
      assertThat(server.post("/app/declined", SignedResponse.declined("r-2")).statusCode())
          .isEqualTo(200);
      assertThat(RUNS).hasValue(1);
    }
  }

  @Test
  void anotherHandlerIsGivenTheServersOwnRequest() {
    try (SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      assertThat(server.post("/app/open", FORGED).body()).startsWith("org.apache.catalina");
      assertThat(RUNS).hasValue(1);
    }
  }

  @Test
  void aServletBesideIsNotMistakenForAHandler() {
    try (SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      assertThat(server.post("/beside/result/1", FORGED).body()).isEqualTo("beside");
    }
  }

  @Test
  void whatNoHandlerTakesIsAnsweredBySpring() {
    try (SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      assertThat(server.get("/app/result/1").statusCode()).isEqualTo(405);
      assertThat(server.post("/app/nothing", FORGED).statusCode()).isEqualTo(404);
      assertThat(RUNS).hasValue(0);
    }
  }

  /** Else a page elsewhere could have a result used that no handler gets. */
  @Test
  void aResultFromAnOriginThatIsNotAllowedIsNotUsed() {
    try (SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      assertThat(post(server, "https://evil.example", GENUINE)).isEqualTo(403);
      assertThat(RUNS).hasValue(0);
      assertThat(post(server, "https://app.example", GENUINE)).isEqualTo(200);
      assertThat(post(server, "https://app.example", GENUINE)).isEqualTo(409);
    }
  }

  private static int post(SpringServer server, String origin, SignedResponse response) {
    return server.post("/app/elsewhere", response, Map.of("Origin", origin)).statusCode();
  }

  @Test
  void aFilterOfTheApplicationsSharesItsVerifier() {
    try (SpringServer server =
        new SpringServer(OfRegistered.class, Everywhere.class, Registered.class).start()) {
      assertThat(server.post("/app/registered", FORGED).statusCode()).isEqualTo(401);
      assertThat(server.post("/app/registered", GENUINE).statusCode()).isEqualTo(200);
      assertThat(RUNS).hasValue(1);
    }
  }

  @Test
  void theLogNamesTheHandlersPattern() {
    try (LogCapture log = LogCapture.start();
        SpringServer server = new SpringServer(Handlers.class, Everywhere.class).start()) {
      server.post("/app/result/1", FORGED);

      assertThat(log.lines()).anyMatch(line -> line.contains("POST /app/result/{id}"));
    }
  }

  @ParameterizedTest
  @MethodSource
  void whatCouldNotGuardIsRefused(String why, Class<?>[] beans) {
    try (SpringServer server = new SpringServer(beans)) {
      assertThatThrownBy(server::start)
          .hasMessageStartingWith("@VerifiedResponse on ")
          .hasMessageContaining(why);
    }
  }

  static Stream<Arguments> whatCouldNotGuardIsRefused() {
    return Stream.of(
        refused("there is no verifier named 'shufty'", OfUnknown.class, Everywhere.class),
        refused("add verified-response-spring-boot-starter", Handlers.class, Somewhere.class),
        refused("give-back=explicit", Handlers.class, GivingBack.class),
        refused("entity=payload", Handlers.class, OfEntity.class));
  }

  private static Arguments refused(String why, Class<?>... beans) {
    return Arguments.of(why, beans);
  }
}
