package io.github.verifiedresponse.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Health and meters, where Spring Boot's Actuator is. */
@Tag("beside")
class ActuatorIT {
  private static final String PATH = "/kyc/result";
  private static final String[] WITH = {
    "--management.endpoints.web.exposure.include=*",
    "--management.endpoint.health.probes.enabled=true",
    "--management.endpoint.health.show-details=always",
    "--verified-response.caf.secret-bean=vault",
    "--verified-response.caf.replay-guard=bean:usedResults"
  };

  @AutoClose private static final Running RUNNING = Running.start(Named.class, WITH);

  @Test
  void theHealthSaysWhetherKeysAndStoreAreThere() throws IOException {
    HttpResponse<String> up = get("/actuator/health");
    assertThat(up.statusCode()).isEqualTo(200);
    JsonNode ready = json(up).at("/components/verifiedResponse");
    assertThat(ready.path("status").asText()).isEqualTo("UP");
    assertThat(ready.at("/details/caf/lacking").toString()).isEqualTo("[]");
    assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);

    Named.Switched store = RUNNING.bean(Named.Switched.class);
    store.works().set(false);
    try {
      HttpResponse<String> down = get("/actuator/health");
      assertThat(down.statusCode()).isEqualTo(503);
      assertThat(down.body()).doesNotContain(Named.SECRET);
      assertThat(json(down).at("/components/verifiedResponse/details/caf/lacking").toString())
          .isEqualTo("[\"keys\",\"replay guard\"]");
    } finally {
      store.works().set(true);
    }
    assertThat(get("/actuator/health").statusCode()).isEqualTo(200);
  }

  /** A restart brings no vault back. */
  @Test
  void aStoreThatIsDownFailsTheReadinessAndNotTheLiveness() {
    Named.Switched store = RUNNING.bean(Named.Switched.class);
    store.works().set(false);
    try {
      assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(503);
      assertThat(get("/actuator/health/liveness").statusCode()).isEqualTo(200);
    } finally {
      store.works().set(true);
    }
    assertThat(get("/actuator/health/readiness").statusCode()).isEqualTo(200);
  }

  @Test
  void eachDecisionIsCountedOnceInTheRegistryOfTheApplication() throws IOException {
    String forged = "/actuator/metrics/verified.response.requests?tag=reason:unverified";
    double before = count(forged);

    RUNNING.post(PATH, CafToken.forged());

    assertThat(count(forged)).isEqualTo(before + 1);
  }

  @Test
  void theHealthCanBeLeftOut() throws IOException {
    String[] without = WITH.clone();
    without[0] = "--management.health.verified-response.enabled=false";
    try (Running other = Running.start(Named.class, without)) {
      HttpResponse<String> health = other.send(other.request("/actuator/health").GET());
      assertThat(health.statusCode()).isEqualTo(200);
      assertThat(json(health).at("/components/verifiedResponse").isMissingNode()).isTrue();
    }
  }

  /** The port of management is another server, with an application context of its own. */
  @Test
  void noHandlerIsReachedByThePortOfManagement() {
    try (Running other =
        Running.start(
            Named.class,
            WITH[WITH.length - 1],
            "--management.server.port=0",
            "--management.server.address=127.0.0.1")) {
      String port = other.property("local.management.port");
      assertThat(port).isNotEqualTo(other.property("local.server.port"));

      assertThat(other.postTo(port, PATH, CafToken.genuine()).statusCode()).isEqualTo(404);
      assertThat(Handled.times()).isZero();
      assertThat(other.post(PATH, CafToken.forged()).statusCode()).isEqualTo(401);
      assertThat(Handled.times()).isZero();
      assertThat(other.post(PATH, CafToken.genuine()).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void anAnnotationOnAnEndpointOfActuatorIsRefused() {
    Reports.forget();

    assertThatThrownBy(() -> Running.start(Managed.OnEndpoint.class, WITH[0]).close()).isNotNull();

    assertThat(Reports.all())
        .singleElement()
        .satisfies(report -> assertThat(report).contains("@VerifiedResponse"));
  }

  /** What is added to the server of the management port alone. */
  @Test
  void aHandlerOfThePortOfManagementRunsForNobody() {
    try (Running other =
        Running.start(
            Named.class,
            WITH[WITH.length - 1],
            "--management.server.port=0",
            "--management.server.address=127.0.0.1",
            "--" + Managed.WITH_HANDLER + "=true")) {
      String port = other.property("local.management.port");
      assertThat(other.postTo(port, "/managed/open", CafToken.forged()).statusCode())
          .isEqualTo(200);

      assertThat(other.postTo(port, "/managed/guarded", CafToken.forged()).statusCode())
          .isBetween(400, 599);
      assertThat(Handled.times()).isOne();
    }
  }

  private static HttpResponse<String> get(String path) {
    return RUNNING.send(RUNNING.request(path).GET());
  }

  private static double count(String path) throws IOException {
    return json(get(path)).at("/measurements/0/value").asDouble();
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new JsonMapper().readTree(answer.body());
  }
}
