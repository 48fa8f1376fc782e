package io.github.verifiedresponse.scheme;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.tests.vectors.Vector;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The tokens of {@code vectors.json} that are signed with a key pair, or without their payload. */
class PublicKeyVectorsTest {
  private static final Duration CLAIM_TIMEOUT = Duration.ofMinutes(1);

  /** Before the tokens of RFC 7515 expire. */
  private final TestClock clock = TestClock.atSecond(1_300_819_200);

  private static Vendor token(String alg) {
    return Vendor.named("rfc7515").relayed().jws(alg).kind("/iss").from("RFC 7515, appendix A");
  }

  private static Vendor detached(Algorithm algorithm) {
    return Vendor.named("rfc7515-f")
        .calledBack()
        .family(Vendor.Family.JWS_DETACHED)
        .signature("header:X-Jws")
        .with(algorithm)
        .raw()
        .from("RFC 7515, appendix F");
  }

  private ResponseVerifier verifier(Vendor vendor, Vector vector, ReplayGuard guard) {
    Deployment keys =
        vendor.algorithm.takesPublicKey()
            ? Deployment.of(vector.publicKeys())
            : Deployment.of(vector.keys());
    return ResponseVerifier.named("vector")
        .scheme(vendor.scheme(keys))
        .replayGuard(guard)
        .claimTimeout(CLAIM_TIMEOUT)
        .clock(clock)
        .build();
  }

  private ResponseVerifier verifier(Vendor vendor, Vector vector) {
    return verifier(vendor, vector, ReplayGuard.disabled());
  }

  @ParameterizedTest(name = "AT-074 takes {0}")
  @ValueSource(strings = {"rfc7515-A.2", "rfc7515-A.3"})
  void takesATokenUnderAKeyPair(String id) {
    Vector vector = Vector.named(id);
    ResponseVerifier verifier = verifier(token(vector.text("alg")), vector);

    assertThat(
            Verdicts.verified(verifier.verify(vector.asToken().build()))
                .json()
                .path("iss")
                .asText())
        .isEqualTo("joe");
  }

  @Test
  @DisplayName("AT-074 takes rfc7797-4.2, whose payload is beside it")
  void takesAPayloadBesideItsToken() {
    Vector vector = Vector.named("rfc7797-4.2");

    Verdicts.verified(
        verifier(detached(Algorithm.HMAC_SHA256), vector)
            .verify(beside(vector.text("token"), vector.text("detachedPayload")).build()));
  }

  /** It signs a text, which no result is: so the text is beside it, as appendix F allows. */
  @Test
  @DisplayName("AT-074 takes rfc8037-A.4 without its payload, which is no JSON")
  void takesATextThatIsSignedByEd25519() {
    Vector vector = Vector.named("rfc8037-A.4");
    String[] parts = vector.text("token").split("\\.", -1);
    String text = new String(Base64.getUrlDecoder().decode(parts[1]), US_ASCII);

    Verdicts.verified(
        verifier(detached(Algorithm.ED25519), vector)
            .verify(beside(parts[0] + ".." + parts[2], text).build()));
    assertThat(Verdicts.reason(verifier(token("EdDSA"), vector).verify(vector.asToken().build())))
        .isEqualTo(Reason.MALFORMED);
  }

  private static TestMessage beside(String token, String payload) {
    return new TestMessage()
        .header("Content-Type", "application/json")
        .header("X-Jws", token)
        .body(payload);
  }

  @Test
  @DisplayName("AT-076 derived-es256-malleated-s is the result of rfc7515-A.3 again")
  void anotherSignatureOfOneTokenIsTheSameResult() {
    Vector first = Vector.named("rfc7515-A.3");
    Vector second = Vector.named("derived-es256-malleated-s");

    Verdicts.verified(verifier(token("ES256"), second).verify(second.asToken().build()));
    ResponseVerifier verifier = verifier(token("ES256"), first, ReplayGuards.inMemory(10, clock));
    Verdicts.verified(verifier.verify(first.asToken().build()));
    clock.move(CLAIM_TIMEOUT);

    assertThat(Verdicts.reason(verifier.verify(second.asToken().build())))
        .isEqualTo(Reason.REPLAYED);
  }

  @ParameterizedTest(name = "AT-077 refuses {0} under the key of rfc7515-A.3")
  @ValueSource(strings = {"es256-zero", "es256-rn", "es256-der"})
  void refusesWhatIsNoSignatureOfTheCurve(String id) {
    Vector vector = Vector.named(id);

    assertThat(Verdicts.reason(verifier(token("ES256"), vector).verify(vector.asToken().build())))
        .isEqualTo(Reason.UNVERIFIED);
  }
}
