package io.github.verifiedresponse.scheme;

import static io.github.verifiedresponse.scheme.CafSamples.ISSUED_AT;
import static io.github.verifiedresponse.scheme.CafSamples.VENDOR;
import static io.github.verifiedresponse.scheme.CafSamples.any;
import static io.github.verifiedresponse.scheme.CafSamples.faceLiveness;
import static io.github.verifiedresponse.scheme.CafSamples.reason;
import static io.github.verifiedresponse.scheme.CafSamples.result;
import static io.github.verifiedresponse.scheme.CafSamples.verified;
import static io.github.verifiedresponse.scheme.CafSamples.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestVector;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.result.Outcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One client secret signs many things: only the expected product's result is taken. */
class CafProductTest {

  @Test
  @DisplayName("AT-004 refuses the access token that the phone holds under the same secret")
  void refusesTheAccessTokenThatThePhoneHoldsUnderTheSameSecret() {
    String withoutIat = "{\"iss\":\"5f7b0f0c\",\"exp\":4102444800,\"peopleId\":\"12345678900\"}";

    for (CafProduct product : CafProduct.values()) {
      assertThat(reason(verifying(product).build(), VENDOR.token(withoutIat)))
          .isEqualTo(Reason.WRONG_TYPE);
    }
  }

  @Test
  @DisplayName("AT-005 refuses the access token that a JWT library has given an iat")
  void refusesTheAccessTokenThatAJwtLibraryHasGivenAnIat() {
    for (CafProduct product : CafProduct.values()) {
      assertThat(reason(verifying(product).build(), TestVector.named("caf-mobile-token").token()))
          .isEqualTo(Reason.WRONG_TYPE);
    }
  }

  @Test
  @DisplayName("AT-006 refuses the identity attestation under the same secret")
  void refusesTheIdentityAttestationUnderTheSameSecret() {
    for (CafProduct product : CafProduct.values()) {
      assertThat(
              reason(
                  verifying(product).build(), TestVector.named("caf-identity-attestation").token()))
          .isEqualTo(Reason.WRONG_TYPE);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"iss", "peopleId", "attemptId", "isAuthorized"})
  void refusesWhatOnlyOtherTokensHoldEvenWhenAnyProductIsTaken(String claim) {
    assertThat(reason(any(), VENDOR.token(result(",\"" + claim + "\":\"x\""))))
        .isEqualTo(Reason.WRONG_TYPE);
  }

  @ParameterizedTest(name = "AT-008, AT-009, AT-010 {0}")
  @ValueSource(
      strings = {
        "",
        ",\"isAlive\":\"true\"",
        ",\"isAlive\":1",
        ",\"isAlive\":null",
        ",\"isAlive\":[true]"
      })
  void refusesAVerdictThatIsNoBoolean(String verdict) {
    String token = VENDOR.token(result(verdict));

    assertThat(reason(faceLiveness(), token)).isEqualTo(Reason.WRONG_TYPE);
    assertThat(reason(verifying(CafProduct.FACE_AUTHENTICATION).build(), token))
        .isEqualTo(Reason.WRONG_TYPE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\"requestId\":\"\",",
        "\"requestId\":\" \",",
        "\"requestId\":1,",
        "\"requestId\":null,"
      })
  void refusesAResultWithoutARequestId(String requestId) {
    String payload = "{" + requestId + "\"isAlive\":true,\"iat\":" + ISSUED_AT + "}";

    assertThat(reason(faceLiveness(), VENDOR.token(payload))).isEqualTo(Reason.WRONG_TYPE);
    assertThat(reason(any(), VENDOR.token(payload))).isEqualTo(Reason.WRONG_TYPE);
  }

  @Test
  void tellsLivenessAndAuthenticationApart() {
    String liveness = VENDOR.token(result(",\"isAlive\":true"));
    String authentication = VENDOR.token(result(",\"isAlive\":true,\"isMatch\":true"));

    assertThat(reason(faceLiveness(), authentication)).isEqualTo(Reason.WRONG_TYPE);
    assertThat(reason(verifying(CafProduct.FACE_AUTHENTICATION).build(), liveness))
        .isEqualTo(Reason.WRONG_TYPE);
  }

  @Test
  void approvesAnAuthenticationOnlyWhenBothVerdictsAreTrue() {
    ResponseVerifier verifier = verifying(CafProduct.FACE_AUTHENTICATION).build();

    assertThat(outcome(verifier, ",\"isAlive\":true,\"isMatch\":true")).isEqualTo(Outcome.APPROVED);
    assertThat(outcome(verifier, ",\"isAlive\":true,\"isMatch\":false"))
        .isEqualTo(Outcome.DECLINED);
    assertThat(outcome(verifier, ",\"isAlive\":false,\"isMatch\":true"))
        .isEqualTo(Outcome.DECLINED);
  }

  @Test
  void saysUnknownWhenAnyProductIsTakenAndThereIsNoVerdict() {
    assertThat(outcome(any(), "")).isEqualTo(Outcome.UNKNOWN);
    assertThat(outcome(any(), ",\"isAlive\":\"true\"")).isEqualTo(Outcome.UNKNOWN);
    assertThat(outcome(any(), ",\"isMatch\":true")).isEqualTo(Outcome.APPROVED);
  }

  private static Outcome outcome(ResponseVerifier verifier, String members) {
    return verified(verifier, VENDOR.token(result(members))).outcome();
  }
}
