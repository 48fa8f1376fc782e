package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The sample's endpoints, as a phone and a vendor see them. */
@ArquillianTest
@RunAsClient
class SampleIT {
  private static final String LIVENESS = "api/liveness";
  private static final int MAX_BODY = 256 * 1024;

  @ArquillianResource private URL deployed;
  private Client client;
  private long handledBefore;
  private boolean handlersMayRun;

  @Deployment(testable = false)
  static WebArchive sample() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, new File(System.getProperty("sample.war")));
  }

  @BeforeEach
  void countHandlers() {
    client = new Client(deployed);
    handledBefore = handled();
    handlersMayRun = false;
  }

  /** Whatever a test sends: unless it says so, no handler has run. */
  @AfterEach
  void noHandlerRanUnlessAllowed() {
    if (!handlersMayRun) {
      assertThat(handled()).as("runs of handlers").isEqualTo(handledBefore);
    }
  }

  private long handled() {
    return client.get("demo/handled").json().path("total").asLong();
  }

  private Answer send(Endpoint endpoint, Message message) {
    return client.post(endpoint.path, endpoint.contentType, message.body(), message.headerArray());
  }

  @ParameterizedTest(name = "AT-001, AT-002, AT-044 {0}")
  @EnumSource
  void answersAGenuineResultWithItsExactPayload(Endpoint endpoint) {
    handlersMayRun = true;
    Message genuine = endpoint.genuine();

    Answer answer = send(endpoint, genuine);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.body()).endsWith(",\"payload\":" + genuine.payload() + "}");
    assertThat(answer.json().path("verifier").asText()).isEqualTo(endpoint.verifier);
    assertThat(answer.json().path("outcome").asText()).isEqualTo("APPROVED");
    assertThat(answer.json().path("id").asText()).isNotEmpty();
    assertThat(answer.json().path("issuedAt").isNull()).isEqualTo(!endpoint.isCaf());
    assertThat(handled()).isEqualTo(handledBefore + 1);
  }

  @ParameterizedTest(name = "AT-147 {0}")
  @EnumSource
  void refusesAResultThatWasUsedBefore(Endpoint endpoint) {
    handlersMayRun = true;
    Message genuine = endpoint.genuine();
    assertThat(send(endpoint, genuine).status()).isEqualTo(200);

    for (int i = 0; i < 3; i++) {
      assertThat(send(endpoint, genuine).verdict()).isEqualTo("409 replayed");
    }
    assertThat(handled()).isEqualTo(handledBefore + 1);
  }

  @Test
  void aResultUsedAtOneEndpointIsUsedAtAllOfItsVendors() {
    handlersMayRun = true;
    String payload = Vendors.cafPayload(true);
    assertThat(send(Endpoint.SERVLET, Endpoint.SERVLET.of(payload)).status()).isEqualTo(200);

    assertThat(send(Endpoint.LIVENESS, Endpoint.LIVENESS.of(payload)).verdict())
        .isEqualTo("409 replayed");
    assertThat(send(Endpoint.ENVELOPE, Endpoint.ENVELOPE.of(payload)).verdict())
        .isEqualTo("409 replayed");
    assertThat(handled()).isEqualTo(handledBefore + 1);
  }

  @Test
  @DisplayName("AT-001 takes the printed example and says that it is declined")
  void takesTheVendorsPrintedExampleAndSaysThatItIsDeclined() {
    handlersMayRun = true;
    String printed =
        "{\"requestId\":\"bf9403ff-9940-4846-b4ef-841662f52139\",\"isAlive\":false,\"iat\":1594925080}";

    Answer answer = send(Endpoint.LIVENESS, Endpoint.LIVENESS.of(printed));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("outcome").asText()).isEqualTo("DECLINED");
    assertThat(answer.json().path("issuedAt").asText()).isEqualTo("2020-07-16T18:44:40Z");
    assertThat(answer.json().path("payload").path("isAlive").asBoolean(true)).isFalse();
  }

  @ParameterizedTest(name = "AT-032, AT-050 {0}")
  @EnumSource
  void refusesEveryFlippedBitOfTheBody(Endpoint endpoint) {
    Message genuine = endpoint.genuine();
    byte[] body = genuine.body().getBytes(StandardCharsets.UTF_8);
    int signedFrom = genuine.body().indexOf(endpoint.isCaf() ? "ey" : "{");
    Set<String> verdicts = new TreeSet<>();
    for (int bit = 8 * Math.max(0, signedFrom); bit < 8 * body.length; bit++) {
      byte[] flipped = body.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      verdicts.add(
          client
              .post(endpoint.path, endpoint.contentType, flipped, genuine.headerArray())
              .verdict());
    }
    assertThat(verdicts)
        .isSubsetOf("400 malformed", "400 ambiguous", "401 unverified", "401 missing-signature");
  }

  @ParameterizedTest(name = "AT-052 {0}")
  @EnumSource(names = {"CALLBACK", "LEGACY_CALLBACK"})
  void refusesEveryFlippedBitOfTheSignatureHeader(Endpoint endpoint) throws IOException {
    Message genuine = endpoint.genuine();
    String signature = genuine.headers().get(1);
    Set<Integer> statuses = new TreeSet<>();
    for (int bit = 0; bit < 8 * signature.length(); bit++) {
      char[] flipped = signature.toCharArray();
      flipped[bit / 8] ^= (char) (1 << bit % 8);
      statuses.add(
          raw(endpoint, genuine.body(), "Signature: " + new String(flipped) + "\r\n").status());
    }
    assertThat(statuses).isSubsetOf(400, 401);
  }

  @ParameterizedTest(name = "AT-097 {0}")
  @EnumSource(names = {"CALLBACK", "LEGACY_CALLBACK"})
  void refusesAMissingEmptyOrSecondSignature(Endpoint endpoint) throws IOException {
    Message genuine = endpoint.genuine();
    String line = "Signature: " + genuine.headers().get(1) + "\r\n";

    assertThat(raw(endpoint, genuine.body(), "").verdict()).isEqualTo("401 missing-signature");
    assertThat(raw(endpoint, genuine.body(), "Signature:\r\n").verdict())
        .isEqualTo("401 missing-signature");
    assertThat(raw(endpoint, genuine.body(), line + line).verdict()).isEqualTo("400 ambiguous");
    assertThat(raw(endpoint, genuine.body(), "Signature:\r\n" + line).verdict())
        .isEqualTo("400 ambiguous");
  }

  @Test
  @DisplayName("AT-029 refuses a token without signature or without")
  void refusesATokenWithoutSignatureOrWithout() {
    String token = Vendors.caf();
    String unsigned = token.substring(0, token.lastIndexOf('.') + 1);

    assertThat(client.post(LIVENESS, "application/jwt", unsigned).verdict())
        .isEqualTo("400 malformed");
    assertThat(client.post(LIVENESS, "application/jwt", "").verdict())
        .isEqualTo("401 missing-signature");
    assertThat(client.post("api/onboarding", "application/json", "{\"customer\":\"c\"}").verdict())
        .isEqualTo("401 missing-signature");
    assertThat(
            client
                .post("api/onboarding", "application/json", "{\"signedResponse\":\"\"}")
                .verdict())
        .isEqualTo("401 missing-signature");
    assertThat(
            client
                .post(
                    "api/onboarding",
                    "application/json",
                    "{\"signedResponse\":\"%s\",\"signedResponse\":\"%s\"}".formatted(token, token))
                .verdict())
        .isEqualTo("400 malformed");
  }

  @Test
  @DisplayName("AT-015, AT-016, AT-019 refuses another secret and another algorithm")
  void refusesAnotherSecretAndAnotherAlgorithm() {
    String payload = Vendors.cafPayload(true);
    String header = "{\"alg\":\"HS256\",\"typ\":\"JWT\"}";
    List<String> forged =
        List.of(
            Vendors.token(header, payload, "another-client-secret-0123456789abcdef"),
            Vendors.token("{\"alg\":\"none\"}", payload, Vendors.CAF_SECRET),
            Vendors.token("{\"alg\":\"HS512\"}", payload, Vendors.CAF_SECRET),
            Vendors.token("{\"alg\":\"HS256\",\"crit\":[]}", payload, Vendors.CAF_SECRET));
    for (String token : forged) {
      Answer answer = client.post(LIVENESS, "application/jwt", token);
      assertThat(answer.verdict()).isEqualTo("401 unverified");
      assertThat(answer.header("WWW-Authenticate")).isNotEmpty();
    }
  }

  @Test
  @DisplayName("AT-178 answers every signature that is not right in the same bytes")
  void answersEverySignatureThatIsNotRightInTheSameBytes() {
    String genuine = Vendors.caf();
    int signature = genuine.lastIndexOf('.') + 1;
    String otherKey =
        Vendors.token("{\"alg\":\"HS256\"}", Vendors.cafPayload(true), "z".repeat(40));
    String otherAlgorithm =
        Vendors.token("{\"alg\":\"HS512\"}", Vendors.cafPayload(true), Vendors.CAF_SECRET);
    String unknownKey =
        Vendors.token(
            "{\"alg\":\"HS256\",\"kid\":\"nobody\"}", Vendors.cafPayload(true), "z".repeat(40));
    String zeros = genuine.substring(0, signature) + "A".repeat(43);

    Set<String> answers = new TreeSet<>();
    for (String token : List.of(otherKey, otherAlgorithm, unknownKey, zeros)) {
      Answer answer = client.post(LIVENESS, "application/jwt", token);
      Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
      headers.remove("date");
      answers.add(answer.status() + " " + headers + " " + answer.body());
    }
    assertThat(answers).hasSize(1).first().asString().startsWith("401");
  }

  @Test
  @DisplayName("AT-004, AT-005 refuses the access token that the phone holds under the same secret")
  void refusesTheAccessTokenThatThePhoneHoldsUnderTheSameSecret() {
    long now = Instant.now().getEpochSecond();
    String accessToken =
        Vendors.cafToken(
            "{\"iss\":\"client\",\"exp\":%d,\"peopleId\":\"p\",\"iat\":%d}"
                .formatted(now + 600, now));

    assertThat(client.post(LIVENESS, "application/jwt", accessToken).verdict())
        .isEqualTo("403 wrong-type");
    assertThat(client.post("servlet/liveness", "application/jwt", accessToken).verdict())
        .isEqualTo("403 wrong-type");
  }

  @Test
  @DisplayName("AT-050 refuses a Shufti Pro body that was serialised again")
  void refusesAShuftiBodyThatWasSerialisedAgain() {
    Message genuine = Endpoint.CALLBACK.genuine();
    String again = genuine.body().replace("\\/", "/").replace("\\u00eb", "ë");

    assertThat(
            client
                .post("callbacks/shufti", "application/json", again, genuine.headerArray())
                .verdict())
        .isEqualTo("401 unverified");
  }

  @Test
  @DisplayName("AT-045 refuses the other form of Shufti Pro's signature")
  void refusesTheOtherFormOfShuftisSignature() {
    Message legacy = Endpoint.LEGACY_CALLBACK.genuine();

    assertThat(send(Endpoint.CALLBACK, legacy).verdict()).isEqualTo("401 unverified");
    assertThat(send(Endpoint.LEGACY_CALLBACK, Endpoint.CALLBACK.genuine()).verdict())
        .isEqualTo("401 unverified");
  }

  @ParameterizedTest(name = "AT-115 {0}")
  @EnumSource
  void refusesABodyOverTheLimit(Endpoint endpoint) throws IOException {
    String line = "Signature: " + Vendors.shuftiSignature("") + "\r\n";
    String chunk = "8000\r\n" + "A".repeat(0x8000) + "\r\n";
    String chunked =
        raw(
                endpoint,
                line
                    + "Transfer-Encoding: chunked\r\n\r\n"
                    + chunk.repeat(MAX_BODY / 0x8000)
                    + "1\r\nA\r\n0\r\n\r\n")
            .verdict();
    assertThat(chunked).isEqualTo("413 too-large");

    Otherwise.skipUnless(!endpoint.path.startsWith("api/"), "unsent-body");
    String declared =
        raw(endpoint, line + "Content-Length: " + (MAX_BODY + 1) + "\r\nConnection: close\r\n\r\n")
            .verdict();
    assertThat(declared).isEqualTo("413 too-large");
  }

  @Test
  @DisplayName("AT-116 refuses a body that is announced as too long before it is sent")
  void refusesABodyThatIsAnnouncedAsTooLong() throws IOException {
    String announced = "Expect: 100-continue\r\nContent-Length: " + (MAX_BODY + 1) + "\r\n\r\n";

    assertThat(raw(Endpoint.SERVLET, announced).verdict()).isEqualTo("413 too-large");
    Otherwise.skipUnless(false, "unsent-body");
    assertThat(raw(Endpoint.LIVENESS, announced).verdict()).isEqualTo("413 too-large");
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
    assertThat(handled()).isEqualTo(handledBefore + rounds * Endpoint.values().length);
  }

  private void assertAnswersKeepApart(Endpoint endpoint) {
    Message genuine = endpoint.genuine();
    Answer accepted = send(endpoint, genuine);
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

  private Answer raw(Endpoint endpoint, String body, String headerLines) throws IOException {
    return raw(
        endpoint,
        headerLines + "Content-Length: " + body.length() + "\r\nConnection: close\r\n\r\n" + body);
  }

  private Answer raw(Endpoint endpoint, String rest) throws IOException {
    String request =
        String.format(
            Locale.ROOT,
            "POST %s%s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nContent-Type: %s\r\n",
            client.base().getPath(),
            endpoint.path,
            client.base().getPort(),
            endpoint.contentType);
    return RawHttp.send(client.base(), request + rest);
  }
}
