package io.github.verifiedresponse.tests.vectors;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.key.KeySource;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import io.github.verifiedresponse.scheme.SignatureScheme;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code vectors.json}: examples of RFCs and vendors, and what they can be altered into. */
class VectorsTest {
  private static final long ISSUED_AT = 1_594_925_080;

  @Test
  @DisplayName("AT-001 takes Caf's sample")
  void takesCafsSample() {
    Vector sample = Vector.named("caf-sample");

    assertThat(Verdicts.verified(caf(sample).verify(sample.asToken().build())).json())
        .hasToString(
            "{\"requestId\":\"bf9403ff-9940-4846-b4ef-841662f52139\",\"isAlive\":false,\"iat\":1594925080}");
  }

  @ParameterizedTest(name = "AT-004 to AT-037 {0}")
  @MethodSource("underASharedKey")
  void refusesATokenUnderASharedKeyForItsReason(Vector vector) {
    assertThat(reason(caf(vector), vector.asToken())).isEqualTo(expected(vector.id()));
  }

  /** The examples of RFCs are genuine under their key, but none is a result of Caf's. */
  private static Reason expected(String id) {
    return switch (id) {
      case "rfc7515-A.1", "caf-mobile-token", "caf-identity-attestation" -> Reason.WRONG_TYPE;
      // what the one signs is no JSON, and the other's payload is beside it
      case "rfc7797-4.1", "rfc7797-4.2" -> Reason.MALFORMED;
      case "derived-trunc-sig", "derived-long-sig" -> Reason.UNVERIFIED;
      default ->
          id.startsWith("derived-")
              ? Reason.MALFORMED
              : id.startsWith("payload-iat-")
                  ? Reason.STALE
                  : id.startsWith("payload-") ? Reason.MALFORMED : Reason.UNVERIFIED;
    };
  }

  @ParameterizedTest(name = "AT-014, AT-018 {0}")
  @MethodSource("underNoSharedKey")
  void refusesATokenUnderAKeyPairOrNoKey(Vector vector) {
    assertThat(reason(caf(vector), vector.asToken())).isEqualTo(Reason.UNVERIFIED);
  }

  @ParameterizedTest(name = "AT-168, AT-169 {0}")
  @MethodSource("recipes")
  void refusesATokenThatIsMadeToBurst(Vector vector) {
    int nested = 10_000;
    String payload =
        vector.id().contains("deep")
            ? "{\"a\":" + "[".repeat(nested) + "]".repeat(nested) + "}"
            : "{\"a\":" + "1".repeat(100_000) + "}";
    assertThat(payload).hasSize(vector.json().path("recipe").path("payloadLength").asInt());

    TestVendor vendor = TestVendor.caf();
    assertThat(
            reason(
                caf(vendor.keys()),
                TestMessage.ofToken(vendor.token("{\"alg\":\"HS256\"}", payload))))
        .isEqualTo(Reason.TOO_LARGE);
  }

  @ParameterizedTest(name = "AT-044 {0}")
  @MethodSource("goodResponses")
  void takesAResponseOfShuftiPro(Vector vector) {
    assertThat(Verdicts.verified(shufti(vector).verify(vector.asSigned().build())).id())
        .isEqualTo("17374217:verification.accepted");
  }

  @ParameterizedTest(name = "AT-045, AT-047, AT-050, AT-051, AT-052 {0}")
  @MethodSource("badResponses")
  void refusesAResponseOfShuftiPro(Vector vector) {
    boolean wellFormed = vector.id().endsWith("under-v2") || vector.id().endsWith("reserialised");

    assertThat(reason(shufti(vector), vector.asSigned()))
        .isEqualTo(wellFormed ? Reason.UNVERIFIED : Reason.MALFORMED);
  }

  @Test
  @DisplayName("AT-040 does not start with an empty secret")
  void doesNotStartWithAnEmptySecret() {
    Vector vector = Vector.named("shufti-empty-secret");

    assertThatThrownBy(() -> shufti(vector))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("blank");
  }

  @Test
  @DisplayName("AT-049 does not start with a secret that ends with the other")
  void doesNotStartWithASecretThatEndsWithTheOther() {
    List<String> secrets =
        VectorFiles.elements(Vector.named("shufti-suffix-secrets").json().get("secrets"))
            .map(secret -> secret.asText())
            .toList();

    assertThatThrownBy(
            () ->
                Verifiers.of(
                    Map.of(
                        "verified-response.s.scheme", "shufti-pro-legacy",
                        "verified-response.s.allow-sample-secret", "true",
                        "verified-response.s.secret", secrets.get(0),
                        "verified-response.s.previous-secret", secrets.get(1),
                        "verified-response.s.previous-secret-until", "2999-01-01T00:00:00Z")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ends with");
  }

  @Test
  void asksEveryVectorHereOrInATestOfItsScheme() {
    assertThat(Vector.all().filter(vector -> !asked(vector)).map(Vector::id))
        .as("asked by HttpMessageVectorsTest and WebhookVectorsTest; a digest alone is no scheme")
        .containsExactlyInAnyOrder(
            "rfc9530-sha256",
            "rfc9421-digest-512",
            "rfc9530-wrong-lf",
            "rfc9530-weak",
            "rfc9530-two",
            "rfc9421-B23",
            "rfc9421-B24",
            "rfc9421-B25",
            "rfc9421-B26",
            "github-hmac",
            "stripe-t-alone-changed",
            "stripe-two-t",
            "stripe-v0",
            "caf-jwt-as-webhook");
    assertThat(underNoSharedKey().filter(vector -> !vector.text("expect").equals("invalid")))
        .as("genuine, and taken in PublicKeyVectorsTest")
        .hasSize(4);
  }

  private static boolean asked(Vector vector) {
    return vector.text("kind").startsWith("jws") || vector.id().startsWith("shufti-");
  }

  static Stream<Vector> underASharedKey() {
    return tokens().filter(vector -> vector.hasSharedKey() && !vector.id().equals("caf-sample"));
  }

  static Stream<Vector> underNoSharedKey() {
    return tokens().filter(vector -> !vector.hasSharedKey());
  }

  static Stream<Vector> recipes() {
    return Vector.all().filter(vector -> vector.text("kind").equals("jws-recipe"));
  }

  static Stream<Vector> goodResponses() {
    return responses().filter(Vector::valid);
  }

  static Stream<Vector> badResponses() {
    return responses().filter(vector -> !vector.valid());
  }

  private static Stream<Vector> tokens() {
    return Vector.all().filter(vector -> vector.text("kind").equals("jws"));
  }

  private static Stream<Vector> responses() {
    return Vector.all()
        .filter(vector -> vector.id().startsWith("shufti-"))
        .filter(vector -> !vector.text("expect").equals("startup-refusal"));
  }

  private static ResponseVerifier caf(Vector vector) {
    return caf(vector.keys());
  }

  private static ResponseVerifier caf(KeySource keys) {
    return verifier(Schemes.caf(CafProduct.ANY, keys));
  }

  private static ResponseVerifier shufti(Vector vector) {
    Secret secret = Secret.ofSample("the vector's secret", vector.text("secret"));
    return verifier(
        vector.text("scheme").equals("shufti-legacy")
            ? Schemes.shuftiProLegacy(message -> List.of(secret))
            : Schemes.shuftiPro(message -> List.of(secret)));
  }

  private static ResponseVerifier verifier(SignatureScheme scheme) {
    return ResponseVerifier.named("vector")
        .scheme(scheme)
        .replayGuard(ReplayGuard.disabled())
        .clock(TestClock.atSecond(ISSUED_AT))
        .build();
  }

  private static Reason reason(ResponseVerifier verifier, TestMessage message) {
    return Verdicts.reason(verifier.verify(message.build()));
  }
}
