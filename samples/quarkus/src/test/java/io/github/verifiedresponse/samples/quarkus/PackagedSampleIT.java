package io.github.verifiedresponse.samples.quarkus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.github.verifiedresponse.testkit.Attacks;
import io.github.verifiedresponse.testkit.TestVendor;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The endpoints that the onboarding sample has on every server, from outside, as packaged. */
class PackagedSampleIT {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private static final String DEMO_SECRET = "demo-only-caf-client-secret-0123456789";
  private static final String CAF_SECRET = "uV7kQ2xW9mZ4cR8nT1bY6pL3sD5gH0jF";
  private static final String BOUND = "/api/bound/liveness";
  private static final String JWT = "application/jwt";
  private static final String TYPE = "application/json";

  @SuppressWarnings("NullAway.Init")
  private static PackagedSample running;

  @BeforeAll
  static void start() throws IOException {
    running = PackagedSample.start("demo", Map.of());
  }

  @AfterAll
  static void stop() {
    running.close();
  }

  @Test
  void aLivenessResultIsAcceptedOnce() throws IOException {
    String token = token("anna");
    String other = token("anna");
    long before = handled();
    String forged = token.substring(0, token.length() - 4) + "AAAA";
    String altered = other.substring(0, other.lastIndexOf('.')) + signatureOf(token);

    HttpResponse<String> refused = post("/api/liveness", JWT, forged);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.body()).contains("urn:verified-response:problem:unverified");
    assertThat(post("/api/liveness", JWT, altered).statusCode()).isEqualTo(401);
    assertThat(handled()).isEqualTo(before);

    JsonNode receipt = json(post("/api/liveness", JWT, token));
    assertThat(receipt.path("verifier").asText()).isEqualTo("caf");
    assertThat(receipt.at("/payload/personId").asText()).isEqualTo("anna");
    assertThat(post("/api/liveness", JWT, token).statusCode()).isEqualTo(409);
    assertThat(handled()).isEqualTo(before + 1);
  }

  @Test
  void aResultOfAnHourAgoIsRefused() throws IOException {
    long hourAgo = Instant.now().minus(Duration.ofHours(1)).getEpochSecond();
    long before = handled();

    HttpResponse<String> refused =
        post("/api/liveness", JWT, signed("{\"isAlive\":true,\"iat\":%s}".formatted(hourAgo)));
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("urn:verified-response:problem:stale");
    assertThat(handled()).isEqualTo(before);
  }

  @Test
  void onlyTheCustomersOwnResultIsAccepted() throws IOException {
    String envelope = envelope(token("anna"));
    long before = handled();

    assertThat(post(BOUND, TYPE, envelope).statusCode()).isEqualTo(403);
    HttpResponse<String> refused = bound("bob", envelope);
    assertThat(refused.statusCode()).isEqualTo(403);
    assertThat(refused.body()).contains("urn:verified-response:problem:not-bound");
    assertThat(handled()).isEqualTo(before);

    assertThat(bound("anna", envelope).statusCode()).isEqualTo(200);
    assertThat(bound("anna", envelope).statusCode()).isEqualTo(409);
    assertThat(handled()).isEqualTo(before + 1);
  }

  @TestFactory
  Stream<DynamicTest> theBoundEndpointWithstands() {
    TestVendor caf =
        TestVendor.named("caf").secret(DEMO_SECRET).approved().boundTo("/personId", "anna");
    return Attacks.on(running.uri(BOUND))
        .as(caf, vendor -> vendor.inJson("/signedResponse"))
        .header("Authorization", "Bearer anna")
        .tests();
  }

  @Test
  void aResultIsGivenBackWhileTheSystemBehindIsInMaintenance() throws IOException {
    String envelope = envelope(token("anna"));

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

  @Test
  void withoutTheDemonstrationItDoesNotStartWithoutSecrets() {
    assertThatThrownBy(
            () -> PackagedSample.start("prod", Map.of("CAF_CLIENT_SECRET", "short")).close())
        .hasMessageContaining("verified-response.caf.secret")
        .hasMessageContaining("verified-response.shufti.secret");
  }

  @Test
  void withoutTheDemonstrationNothingIsPretended() throws IOException {
    try (PackagedSample real =
        PackagedSample.start(
            "prod",
            Map.of(
                "CAF_CLIENT_SECRET",
                CAF_SECRET,
                "SHUFTI_SECRET_KEY",
                "hN3vB8qX5zK1wM7tC4rP9yJ2dG6sL0aE"))) {
      HttpRequest.Builder vendor = HttpRequest.newBuilder(real.uri("/demo/vendor/caf"));
      assertThat(send(vendor.POST(BodyPublishers.ofString("{}"))).statusCode()).isEqualTo(404);
      HttpRequest.Builder forged =
          HttpRequest.newBuilder(real.uri("/api/liveness")).header("Content-Type", JWT);
      assertThat(send(forged.POST(BodyPublishers.ofString(token("anna")))).statusCode())
          .isEqualTo(401);
      TestVendor caf = TestVendor.named("caf").secret(CAF_SECRET).field("/personId", "anna");
      HttpRequest.Builder bound = caf.approved().inJson("/signedResponse").to(real.uri(BOUND));
      HttpResponse<String> refused = send(bound.header("Authorization", "Bearer anna"));
      assertThat(refused.statusCode()).isEqualTo(403);
      assertThat(refused.body()).contains("urn:verified-response:problem:not-bound");
    }
  }

  @Test
  void thePretendedVendorNeverSignsWithASecretOfTheSettings() throws IOException {
    try (PackagedSample mixed =
        PackagedSample.start("demo", Map.of("VERIFIED_RESPONSE_CAF_SECRET", CAF_SECRET))) {
      HttpRequest.Builder vendor = HttpRequest.newBuilder(mixed.uri("/demo/vendor/caf"));
      HttpResponse<String> pretended = send(vendor.POST(BodyPublishers.ofString("{}")));
      String token = json(pretended).path("signedResponse").asText();
      HttpRequest.Builder liveness =
          HttpRequest.newBuilder(mixed.uri("/api/liveness")).header("Content-Type", JWT);

      assertThat(token).isNotEmpty();
      assertThat(send(liveness.POST(BodyPublishers.ofString(token))).statusCode()).isEqualTo(401);
      TestVendor caf = TestVendor.named("caf").secret(CAF_SECRET).approved();
      assertThat(send(caf.asBody().to(mixed.uri("/api/liveness"))).statusCode()).isEqualTo(200);
    }
  }

  private static String token(String person) throws IOException {
    return signed("{\"personId\":\"" + person + "\",\"isAlive\":true}");
  }

  private static String signed(String asked) throws IOException {
    return json(post("/demo/vendor/caf", TYPE, asked)).path("signedResponse").asText();
  }

  private static String signatureOf(String token) {
    return token.substring(token.lastIndexOf('.'));
  }

  private static String envelope(String token) {
    return "{\"customer\":\"c\",\"signedResponse\":\"" + token + "\"}";
  }

  private static long handled() throws IOException {
    return json(send(request("/demo/handled").GET())).path("total").asLong();
  }

  private static HttpResponse<String> bound(String customer, String envelope) {
    return send(
        request(BOUND)
            .header("Authorization", "Bearer " + customer)
            .header("Content-Type", TYPE)
            .POST(BodyPublishers.ofString(envelope)));
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
    return HttpRequest.newBuilder(running.uri(path)).timeout(Duration.ofSeconds(30));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return CLIENT.send(request.build(), BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new AssertionError("no answer", e);
    }
  }

  private static JsonNode json(HttpResponse<String> answer) throws IOException {
    return new JsonMapper().readTree(answer.body());
  }
}
