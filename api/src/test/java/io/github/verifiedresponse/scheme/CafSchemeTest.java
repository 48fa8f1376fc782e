package io.github.verifiedresponse.scheme;

import static io.github.verifiedresponse.scheme.CafSamples.ISSUED_AT;
import static io.github.verifiedresponse.scheme.CafSamples.SAMPLE;
import static io.github.verifiedresponse.scheme.CafSamples.SAMPLE_PAYLOAD;
import static io.github.verifiedresponse.scheme.CafSamples.VENDOR;
import static io.github.verifiedresponse.scheme.CafSamples.faceLiveness;
import static io.github.verifiedresponse.scheme.CafSamples.reason;
import static io.github.verifiedresponse.scheme.CafSamples.result;
import static io.github.verifiedresponse.scheme.CafSamples.verified;
import static io.github.verifiedresponse.scheme.CafSamples.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.Outcome;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CafSchemeTest {

  @Test
  @DisplayName("AT-001 verifies the vendor's own sample, which is a refusal")
  void verifiesTheVendorsOwnSampleWhichIsARefusal() {
    VerifiedPayload payload = verified(faceLiveness(), SAMPLE);

    assertThat(payload.outcome()).isEqualTo(Outcome.DECLINED);
    assertThat(payload.id()).isEqualTo("bf9403ff-9940-4846-b4ef-841662f52139");
    assertThat(payload.issuedAt()).contains(Instant.ofEpochSecond(ISSUED_AT));
    assertThat(payload.content()).isEqualTo(Content.ofText(SAMPLE_PAYLOAD));
    assertThat(payload.json().get("isAlive").booleanValue()).isFalse();
    assertThat(payload.verifier()).isEqualTo("caf");
    assertThat(payload.key()).isEqualTo("the test vendor's secret");
    assertThat(payload.bound()).isFalse();
    assertThat(payload.firstSeen()).isTrue();
  }

  @Test
  @DisplayName("AT-002 takes the token out of a JSON field")
  void takesTheTokenOutOfAJsonField() {
    ResponseVerifier verifier =
        verifying(CafProduct.FACE_LIVENESS).carrier(Carriers.jsonField("/token")).build();

    VerifiedPayload payload =
        Verdicts.verified(
            verifier.verify(TestMessage.ofJson("{\"token\":\"" + SAMPLE + "\"}").build()));

    assertThat(payload.content()).isEqualTo(Content.ofText(SAMPLE_PAYLOAD));
  }

  @Test
  @DisplayName("AT-003 takes the token out of a header")
  void takesTheTokenOutOfAHeader() {
    ResponseVerifier verifier =
        verifying(CafProduct.FACE_LIVENESS).carrier(Carriers.header("X-Result")).build();

    VerifiedPayload payload =
        Verdicts.verified(
            verifier.verify(TestMessage.get("/results").header("X-Result", SAMPLE).build()));

    assertThat(payload.content()).isEqualTo(Content.ofText(SAMPLE_PAYLOAD));
  }

  @Test
  @DisplayName("AT-013 refuses an old result unless any age is taken")
  void refusesAnOldResultUnlessAnyAgeIsTaken() {
    ResponseVerifierBuilder later =
        verifying(CafProduct.FACE_LIVENESS)
            .clock(TestClock.at(Instant.parse("2026-11-22T00:00:00Z")));

    assertThat(reason(later.build(), SAMPLE)).isEqualTo(Reason.STALE);
    assertThat(verified(later.freshness(Freshness.unlimited()).build(), SAMPLE).issuedAt())
        .contains(Instant.ofEpochSecond(ISSUED_AT));
  }

  @Test
  void takesAResultToTheLastSecondOfItsWindow() {
    TestClock clock = TestClock.atSecond(ISSUED_AT);
    ResponseVerifier verifier =
        verifying(CafProduct.FACE_LIVENESS)
            .freshness(Freshness.within(Duration.ofMinutes(5)))
            .clock(clock)
            .build();

    clock.move(Duration.ofSeconds(330));
    assertThat(verified(verifier, SAMPLE).id()).isNotEmpty();
    clock.move(Duration.ofSeconds(1));
    assertThat(reason(verifier, SAMPLE)).isEqualTo(Reason.STALE);
  }

  @Test
  @DisplayName("AT-007 refuses a genuine refusal where approval is asked for")
  void refusesAGenuineRefusalWhereApprovalIsAskedFor() {
    ResponseVerifier verifier =
        verifying(CafProduct.FACE_LIVENESS).accept(Outcome.APPROVED).build();

    assertThat(reason(verifier, SAMPLE)).isEqualTo(Reason.NOT_ACCEPTED);
    assertThat(verified(verifier, VENDOR.token(result(",\"isAlive\":true"))).outcome())
        .isEqualTo(Outcome.APPROVED);
  }

  @Test
  void refusesATokenUnderAnotherSecret() {
    TestVendor other = TestVendor.withSecret("another-client-secret-0123456789abcdef");

    assertThat(reason(faceLiveness(), other.token(SAMPLE_PAYLOAD))).isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void triesEverySecretAndNamesTheOneThatFitted() {
    Secret next = Secret.of("next", "another-client-secret-0123456789abcdef");
    Secret current = Secret.of("current", TestVendor.CAF_SECRET);
    ResponseVerifier verifier =
        verifying(CafProduct.FACE_LIVENESS)
            .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, message -> List.of(next, current)))
            .build();

    assertThat(verified(verifier, SAMPLE).key()).isEqualTo("current");
  }

  @ParameterizedTest(name = "AT-016 {0}")
  @ValueSource(strings = {"HS384", "HS512"})
  void takesAnotherAlgorithmOnlyWhereItIsPinned(String name) {
    HmacAlgorithm algorithm = HmacAlgorithm.valueOf(name);
    String token =
        VENDOR.token(
            "HmacSHA" + name.substring(2),
            "{\"alg\":\"" + name + "\"}",
            TestVendor.utf8(SAMPLE_PAYLOAD));
    ResponseVerifier pinned =
        verifying(CafProduct.FACE_LIVENESS)
            .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, algorithm, VENDOR.keys()))
            .build();

    assertThat(reason(faceLiveness(), token)).isEqualTo(Reason.UNVERIFIED);
    assertThat(verified(pinned, token).outcome()).isEqualTo(Outcome.DECLINED);
    assertThat(reason(pinned, SAMPLE)).isEqualTo(Reason.UNVERIFIED);
  }
}
