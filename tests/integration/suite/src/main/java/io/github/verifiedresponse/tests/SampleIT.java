package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sample's endpoints, as a phone and a vendor see them. */
@Tag(ShortForm.TAG)
class SampleIT extends DeployedSample {
  private static final String LIVENESS = Sample.LIVENESS;
  private static final int MAX_BODY = 256 * 1024;

  private boolean handlersMayRun;

  /** Whatever a test sends: unless it says so, no handler has run. */
  @AfterEach
  void noHandlerRanUnlessAllowed() {
    if (!handlersMayRun) {
      assertThat(runs()).as("runs of handlers").isZero();
    }
  }

  @ParameterizedTest(name = "AT-001, AT-002, AT-044 {0}")
  @EnumSource
  void answersAGenuineResultWithItsExactPayload(Endpoint endpoint) {
    handlersMayRun = true;
    Message genuine = endpoint.genuine();

    Answer answer = sample.send(endpoint, genuine);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).endsWith(",\"payload\":" + genuine.payload() + "}");
    assertThat(answer.json().path("verifier").asText()).isEqualTo(endpoint.verifier);
    assertThat(answer.json().path("outcome").asText()).isEqualTo("APPROVED");
    assertThat(answer.json().path("id").asText()).isNotEmpty();
    assertThat(answer.json().path("issuedAt").isNull()).isEqualTo(!endpoint.isCaf());
    assertThat(runs()).isOne();
  }

  @ParameterizedTest(name = "AT-147 {0}")
  @EnumSource
  void refusesAResultThatWasUsedBefore(Endpoint endpoint) {
    handlersMayRun = true;
    Message genuine = endpoint.genuine();
    assertThat(sample.send(endpoint, genuine).status()).isEqualTo(200);

    for (int i = 0; i < 3; i++) {
      Answer repeated = sample.send(endpoint, genuine);
      if (endpoint.isCallback()) { // the vendor stops at 2xx
        assertThat(repeated.status()).isEqualTo(200);
        assertThat(repeated.body()).isEmpty();
      } else {
        assertThat(repeated.verdict()).isEqualTo("409 replayed");
      }
    }
    assertThat(runs()).isOne();
  }

  @Test
  void aResultThatItsHandlerGaveBackMayBeSentAgain() {
    handlersMayRun = true;
    Message genuine = Endpoint.ENVELOPE.genuine();
    sample.maintenance(true);
    try {
      assertThat(sample.send(Endpoint.ENVELOPE, genuine).status()).isEqualTo(503);
      assertThat(sample.send(Endpoint.ENVELOPE, genuine).status()).isEqualTo(503);
    } finally {
      sample.maintenance(false);
    }
    assertThat(runs()).isZero();

    assertThat(sample.send(Endpoint.ENVELOPE, genuine).status()).isEqualTo(200);
    assertThat(sample.send(Endpoint.ENVELOPE, genuine).verdict()).isEqualTo("409 replayed");
    assertThat(runs()).isOne();
  }

  @Test
  void aResultUsedAtOneEndpointIsUsedAtAllOfItsVendors() {
    handlersMayRun = true;
    String payload = Vendors.cafPayload(true);
    assertThat(sample.send(Endpoint.SERVLET, Endpoint.SERVLET.of(payload)).status()).isEqualTo(200);

    assertThat(sample.send(Endpoint.LIVENESS, Endpoint.LIVENESS.of(payload)).verdict())
        .isEqualTo("409 replayed");
    assertThat(sample.send(Endpoint.ENVELOPE, Endpoint.ENVELOPE.of(payload)).verdict())
        .isEqualTo("409 replayed");
    assertThat(runs()).isOne();
  }

  @Test
  @DisplayName("AT-001 takes the printed example and says that it is declined")
  void takesTheVendorsPrintedExampleAndSaysThatItIsDeclined() {
    handlersMayRun = true;
    String printed =
        "{\"requestId\":\"bf9403ff-9940-4846-b4ef-841662f52139\",\"isAlive\":false,\"iat\":1594925080}";

    Message message = Endpoint.LIVENESS.of(printed);
    assertThat(sample.send(Endpoint.LIVENESS, message).verdict()).isEqualTo("403 stale");
    Answer answer =
        client.post("api/printed-example", Endpoint.LIVENESS.contentType, message.body());

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("outcome").asText()).isEqualTo("DECLINED");
    assertThat(answer.json().path("issuedAt").asText()).isEqualTo("2020-07-16T18:44:40Z");
    assertThat(answer.json().path("payload").path("isAlive").asBoolean(true)).isFalse();
  }

  @ParameterizedTest(name = "AT-115 {0}")
  @EnumSource
  void refusesABodyOverTheLimit(Endpoint endpoint) throws IOException {
    String line = "Signature: " + Vendors.shuftiSignature("") + "\r\n";
    String chunk = "8000\r\n" + "A".repeat(0x8000) + "\r\n";
    String chunked =
        sample
            .raw(
                endpoint,
                line
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + chunk.repeat(MAX_BODY / 0x8000)
                    + "1\r\nA\r\n0\r\n\r\n")
            .verdict();
    assertThat(chunked).isEqualTo("413 too-large");

    Otherwise.skipUnless(!endpoint.path.startsWith("api/"), "unsent-body");
    String declared =
        sample
            .raw(
                endpoint,
                line + "Content-Length: " + (MAX_BODY + 1) + "\r\nConnection: close\r\n\r\n")
            .verdict();
    assertThat(declared).isEqualTo("413 too-large");
  }

  @Test
  @DisplayName("AT-116 refuses a body that is announced as too long before it is sent")
  void refusesABodyThatIsAnnouncedAsTooLong() throws IOException {
    String announced = "Expect: 100-continue\r\nContent-Length: " + (MAX_BODY + 1) + "\r\n\r\n";

    assertThat(sample.raw(Endpoint.SERVLET, announced).verdict()).isEqualTo("413 too-large");
    Otherwise.skipUnless(false, "unsent-body");
    assertThat(sample.raw(Endpoint.LIVENESS, announced).verdict()).isEqualTo("413 too-large");
  }

  @ParameterizedTest(name = "AT-111 {0}")
  @EnumSource
  void refusesACompressedBody(Endpoint endpoint) throws IOException {
    ByteArrayOutputStream zipped = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
      gzip.write(endpoint.genuine().body().getBytes(StandardCharsets.UTF_8));
    }
    assertThat(
            client
                .post(
                    endpoint.path,
                    endpoint.contentType,
                    zipped.toByteArray(),
                    "Content-Encoding",
                    "gzip")
                .verdict())
        .isEqualTo("415 unsupported-content");
  }

  @Test
  void takesAChunkedBody() {
    handlersMayRun = true;
    byte[] token = Vendors.caf().getBytes(StandardCharsets.UTF_8);
    Answer answer =
        client.send(
            "POST",
            LIVENESS,
            BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(token)),
            "Content-Type",
            "text/plain");
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  @DisplayName("AT-117 refuses other methods at the servlet door")
  void refusesOtherMethodsAtTheServletDoor() {
    for (String method : List.of("GET", "PUT", "DELETE", "PATCH", "FOO")) {
      Answer answer = client.send(method, "callbacks/shufti", BodyPublishers.ofString(""));
      assertThat(answer.status()).as(method).isBetween(400, 499);
    }
    assertThat(client.get("servlet/liveness").verdict()).isEqualTo("405 method-not-allowed");
  }

  @Test
  @DisplayName("AT-177 a problem tells the client why and nothing else")
  void aProblemTellsTheClientWhyAndNothingElse() {
    Answer answer = client.post(LIVENESS, "application/jwt", "not a token at all");

    assertThat(answer.verdict()).isEqualTo("400 malformed");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.json().fieldNames())
        .toIterable()
        .containsExactly("type", "title", "status", "detail", "verifier");
    assertThat(answer.body()).doesNotContain("not a token").doesNotContain(Vendors.CAF_SECRET);
  }

  @Test
  void keepAliveCarriesNothingFromOneRequestToTheNext() {
    handlersMayRun = true;
    long rounds = 35;
    for (int i = 0; i < rounds; i++) {
      for (Endpoint endpoint : Endpoint.values()) {
        assertAnswersKeepApart(endpoint);
      }
    }
    assertThat(runs()).isEqualTo(rounds * Endpoint.values().length);
  }

  private void assertAnswersKeepApart(Endpoint endpoint) {
    Message genuine = endpoint.genuine();
    Answer accepted = sample.send(endpoint, genuine);
    assertThat(accepted.body()).endsWith(",\"payload\":" + genuine.payload() + "}");
    Answer refused =
        client.post(endpoint.path, endpoint.contentType, "{}", "Signature", "0".repeat(64));
    assertThat(refused.status()).isBetween(400, 403);
    assertThat(refused.body()).doesNotContain(genuine.payload());
  }

  @Test
  void answersHealthToEverybody() {
    assertThat(client.get("health").body()).isEqualTo("ok");
  }
}
