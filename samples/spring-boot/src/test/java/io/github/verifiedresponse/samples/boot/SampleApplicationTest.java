package io.github.verifiedresponse.samples.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** The endpoints that the onboarding sample has on every server, from outside. */
class SampleApplicationTest {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String ANNA = "{\"personId\":\"anna\",\"isAlive\":true}";
  private static final String JWT = "application/jwt";
  private static final String TYPE = "application/json";

  @SuppressWarnings("NullAway.Init")
  private static ConfigurableApplicationContext running;

  @BeforeAll
  static void start() {
    running = run("--spring.profiles.active=demo");
  }

  static ConfigurableApplicationContext run(String... more) {
    SpringApplication application = new SpringApplication(SampleApplication.class);
    application.setRegisterShutdownHook(false);
    application.setDefaultProperties(
        Map.of("server.port", "0", "logging.level.root", "OFF", "spring.main.banner-mode", "off"));
    return application.run(more);
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void aLivenessResultIsAcceptedOnce() throws IOException {
    String token = token();
    long before = handled();
    String forged = token.substring(0, token.length() - 4) + "AAAA";

    HttpResponse<String> refused = post("/api/liveness", JWT, forged);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("urn:verified-response:problem:unverified");
    assertThat(handled()).isEqualTo(before);

    JsonNode receipt = json(post("/api/liveness", JWT, token));
    assertThat(receipt.path("verifier").asText()).isEqualTo("caf");
    assertThat(receipt.at("/payload/personId").asText()).isEqualTo("anna");
    assertThat(post("/api/liveness", JWT, token).statusCode()).isEqualTo(409);
    assertThat(handled()).isEqualTo(before + 1);
  }

  @Test
  void aResultIsGivenBackWhileTheSystemBehindIsInMaintenance() throws IOException {
    String envelope = "{\"customer\":\"c\",\"signedResponse\":\"" + token() + "\"}";

    post("/demo/maintenance", TYPE, "{\"on\":true}");
    HttpResponse<String> later = post("/api/onboarding", TYPE, envelope);
    assertThat(later.statusCode()).isEqualTo(503);
    assertThat(later.headers().firstValue("Retry-After")).hasValue("5");
    post("/demo/maintenance", TYPE, "{\"on\":false}");

    assertThat(post("/api/onboarding", TYPE, envelope).statusCode()).isEqualTo(200);
    assertThat(post("/api/onboarding", TYPE, envelope).statusCode()).isEqualTo(409);
  }

  @Test
  void aRepeatedCallbackIsAcknowledgedAndNotHandledAgain() throws IOException {
    JsonNode signed = json(post("/demo/vendor/shufti", TYPE, "{}"));
    String response = signed.path("response").asText();
    String signature = signed.path("signature").asText();
    long before = handled();

    assertThat(callback(response, signature.replace('a', 'b').replace('0', '1')).statusCode())
        .isEqualTo(401);
    assertThat(handled()).isEqualTo(before);
    assertThat(json(callback(response, signature)).path("verifier").asText()).isEqualTo("shufti");
    HttpResponse<String> again = callback(response, signature);
    assertThat(again.statusCode()).isEqualTo(200);
    assertThat(again.body()).isEmpty();
    assertThat(handled()).isEqualTo(before + 1);
  }

  private static String token() throws IOException {
    return json(post("/demo/vendor/caf", TYPE, ANNA)).path("signedResponse").asText();
  }

  private static long handled() throws IOException {
    return json(send(request("/demo/handled").GET())).path("total").asLong();
  }

  private static HttpResponse<String> callback(String body, String signature) {
    return send(
        request("/callbacks/shufti")
            .header("Content-Type", TYPE)
            .header("Signature", signature)
            .POST(BodyPublishers.ofString(body)));
  }

  private static HttpResponse<String> post(String path, String type, String body) {
    return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
  }

  private static HttpRequest.Builder request(String path) {
    String port = running.getEnvironment().getRequiredProperty("local.server.port");
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
        .timeout(Duration.ofSeconds(30));
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("no answer", e);
    }
  }

  static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new JsonMapper().readTree(answer.body());
  }
}
