package io.github.verifiedresponse.samples.boot;

import static io.github.verifiedresponse.samples.boot.SampleApplicationTest.json;
import static io.github.verifiedresponse.samples.boot.SampleApplicationTest.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.verifiedresponse.testkit.TestVendor;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.context.ConfigurableApplicationContext;

/** Public secrets are used where they were asked for, and nothing pretended knows a real one. */
class RealSecretsTest {
  private static final String CAF = "uV7kQ2xW9mZ4cR8nT1bY6pL3sD5gH0jF";
  private static final String SHUFTI = "hN3vB8qX5zK1wM7tC4rP9yJ2dG6sL0aE";
  private static final String PUBLIC_CAF = "demo-only-caf-client-secret-0123456789";
  private static final String PUBLIC_SHUFTI = "demo-only-shufti-secret-key-0123456789";
  private static final String DEMO = "--spring.profiles.active=demo";

  @Test
  void withoutAProfileItDoesNotStartWithoutSecrets() {
    assertThatThrownBy(() -> SampleApplicationTest.run().close())
        .hasStackTraceContaining("verified-response.caf.secret contains an unresolved ${…}");
    assertThatThrownBy(() -> SampleApplicationTest.run("--CAF_CLIENT_SECRET=" + CAF).close())
        .hasStackTraceContaining("verified-response.shufti.secret contains an unresolved ${…}");
  }

  @Test
  void withoutAProfileOnlyResultsUnderTheRealSecretsAreAccepted() {
    try (ConfigurableApplicationContext running =
        SampleApplicationTest.run("--CAF_CLIENT_SECRET=" + CAF, "--SHUFTI_SECRET_KEY=" + SHUFTI)) {
      assertThat(liveness(running, PUBLIC_CAF)).isEqualTo(401);
      assertThat(callback(running, PUBLIC_SHUFTI)).isEqualTo(401);
      assertThat(liveness(running, CAF)).isEqualTo(200);
      assertThat(callback(running, SHUFTI)).isEqualTo(200);
      assertThat(demo(running, "/demo/vendor/caf").statusCode()).isEqualTo(404);
      assertThat(demo(running, "/demo/vendor/shufti").statusCode()).isEqualTo(404);
      assertThat(demo(running, "/demo/maintenance").statusCode()).isEqualTo(404);
    }
  }

  @Test
  void thePretendedVendorsNeverSignWithASecretOfTheSettings() throws IOException {
    try (ConfigurableApplicationContext running =
        SampleApplicationTest.run(
            DEMO,
            "--verified-response.caf.secret=" + CAF,
            "--verified-response.shufti.secret=" + SHUFTI)) {
      String token = json(demo(running, "/demo/vendor/caf")).path("signedResponse").asText();
      JsonNode shufti = json(demo(running, "/demo/vendor/shufti"));

      assertThat(token).isNotEmpty();
      assertThat(
              send(request(running, "/api/liveness")
                      .header("Content-Type", "application/jwt")
                      .POST(BodyPublishers.ofString(token)))
                  .statusCode())
          .isEqualTo(401);
      assertThat(
              send(request(running, "/callbacks/shufti")
                      .header("Content-Type", "application/json")
                      .header("Signature", shufti.path("signature").asText())
                      .POST(BodyPublishers.ofString(shufti.path("response").asText())))
                  .statusCode())
          .isEqualTo(401);
      assertThat(liveness(running, CAF)).isEqualTo(200);
      assertThat(callback(running, SHUFTI)).isEqualTo(200);
    }
  }

  private static int liveness(ConfigurableApplicationContext running, String secret) {
    URI uri = uri(running, "/api/liveness");
    return send(TestVendor.named("caf").secret(secret).approved().asBody().to(uri)).statusCode();
  }

  private static int callback(ConfigurableApplicationContext running, String secret) {
    TestVendor shufti = TestVendor.named("shufti-pro").secret(secret).approved();
    return send(shufti.calledBack().to(uri(running, "/callbacks/shufti"))).statusCode();
  }

  private static HttpResponse<String> demo(ConfigurableApplicationContext running, String path) {
    String anna = "{\"personId\":\"anna\",\"isAlive\":true}";
    return send(request(running, path).POST(BodyPublishers.ofString(anna)));
  }

  private static HttpRequest.Builder request(ConfigurableApplicationContext running, String path) {
    return HttpRequest.newBuilder(uri(running, path));
  }

  private static URI uri(ConfigurableApplicationContext running, String path) {
    String port = running.getEnvironment().getRequiredProperty("local.server.port");
    return URI.create("http://127.0.0.1:" + port + path);
  }
}
