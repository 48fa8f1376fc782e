package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a phone could make of a genuine result of the sample's vendors, or in its place. */
class SampleForgeriesIT extends DeployedSample {
  private static final String LIVENESS = Sample.LIVENESS;

  @AfterEach
  void noHandlerRan() {
    assertThat(runs()).as("runs of handlers").isZero();
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
          sample
              .raw(endpoint, genuine.body(), "Signature: " + new String(flipped) + "\r\n")
              .status());
    }
    assertThat(statuses).isSubsetOf(400, 401);
  }

  @ParameterizedTest(name = "AT-097 {0}")
  @EnumSource(names = {"CALLBACK", "LEGACY_CALLBACK"})
  void refusesAMissingEmptyOrSecondSignature(Endpoint endpoint) throws IOException {
    Message genuine = endpoint.genuine();
    String line = "Signature: " + genuine.headers().get(1) + "\r\n";

    assertThat(sample.raw(endpoint, genuine.body(), "").verdict())
        .isEqualTo("401 missing-signature");
    assertThat(sample.raw(endpoint, genuine.body(), "Signature:\r\n").verdict())
        .isEqualTo("401 missing-signature");
    assertThat(sample.raw(endpoint, genuine.body(), line + line).verdict())
        .isEqualTo("400 ambiguous");
    assertThat(sample.raw(endpoint, genuine.body(), "Signature:\r\n" + line).verdict())
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

    assertThat(sample.send(Endpoint.CALLBACK, legacy).verdict()).isEqualTo("401 unverified");
    assertThat(sample.send(Endpoint.LEGACY_CALLBACK, Endpoint.CALLBACK.genuine()).verdict())
        .isEqualTo("401 unverified");
  }
}
