package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.AuthenticMessage;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.SignedTime;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import java.io.Serializable;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VerifiedPayloadTest {
  private static final String RESULT =
      "{\"requestId\":\"r1\",\"isAlive\":true,\"iat\":1594925080,\"personId\":\"12345678900\","
          + "\"big\":123456789012345678901234567890,\"exact\":1.10}";

  private final VerifiedPayload payload = payload("caf", RESULT);
  private final Map<String, @Nullable Object> attributes = new HashMap<>();

  @BeforeEach
  void attach() {
    Attached.attach(attributes::get, attributes::put, payload, Optional.empty());
  }

  record Result(String requestId, boolean isAlive, Instant iat, BigInteger big, BigDecimal exact) {}

  record Numbers(int personId, int requestId) {}

  @Test
  void isFoundUnderItsVerifiersName() {
    assertThat(VerifiedPayload.find(attributes::get, "caf")).containsSame(payload);
    assertThat(VerifiedPayload.require(attributes::get, "caf")).isSameAs(payload);
  }

  @Test
  void isNotFoundUnderAnotherName() {
    assertThat(VerifiedPayload.find(attributes::get, "shufti")).isEmpty();
    assertThatThrownBy(() -> VerifiedPayload.require(attributes::get, "shufti"))
        .isInstanceOf(NotVerifiedException.class)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("not-verified: ")
        .hasMessageContaining("@VerifiedResponse(\"shufti\")")
        .hasMessageNotContaining("r1");
  }

  @Test
  void isNotFoundWhenNothingWasVerifiedOrTheAttributeIsSomethingElse() {
    attributes.clear();
    assertThat(VerifiedPayload.find(attributes::get, "caf")).isEmpty();

    attributes.put(VerifiedPayload.ATTRIBUTE, RESULT);
    attributes.put(Attached.class.getName(), RESULT);
    assertThat(VerifiedPayload.find(attributes::get, "caf")).isEmpty();
    assertThatThrownBy(() -> VerifiedPayload.require(attributes::get, "caf"))
        .isInstanceOf(NotVerifiedException.class);
  }

  @Test
  void readsItselfAsATypeOfTheApplication() {
    Result result = payload.as(ResultWithSeconds.class).toResult();

    assertThat(result)
        .isEqualTo(
            new Result(
                "r1",
                true,
                Instant.ofEpochSecond(1_594_925_080),
                new BigInteger("123456789012345678901234567890"),
                new BigDecimal("1.10")));
  }

  record ResultWithSeconds(
      String requestId, boolean isAlive, long iat, BigInteger big, BigDecimal exact) {
    Result toResult() {
      return new Result(requestId, isAlive, Instant.ofEpochSecond(iat), big, exact);
    }
  }

  @Test
  void quotesNothingWhenTheTypeDoesNotFit() {
    assertThatThrownBy(() -> payload.as(Numbers.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the payload verified by 'caf' does not fit " + Numbers.class.getName())
        .hasNoCause();
  }

  @Test
  @DisplayName("AT-145 hands out copies of its JSON")
  void handsOutCopiesOfItsJson() {
    payload.json().put("isAlive", false).remove("requestId");

    assertThat(payload.json().toString()).isEqualTo(RESULT);
  }

  @Test
  @DisplayName("AT-146 is no serialisable class")
  void isNoSerialisableClass() {
    assertThat(payload).isNotInstanceOf(Serializable.class);
  }

  @Test
  void needsEveryPartButTheTimes() {
    AuthenticMessage message =
        new AuthenticMessage(
            "id", SignedTime.NONE, Content.empty(), payload.json(), Outcome.UNKNOWN, "key");

    assertThat(
            new VerifiedPayload(
                    new PayloadOrigin(this, "v", FilterKind.NONE, 0),
                    message,
                    false,
                    Optional.empty(),
                    (payload, settlement) -> {})
                .issuedAt())
        .isEmpty();
  }

  private static VerifiedPayload payload(String verifier, String result) {
    ResponseVerifier caf =
        ResponseVerifier.named(verifier)
            .scheme(Schemes.caf(CafProduct.FACE_LIVENESS, TestVendor.caf().keys()))
            .freshness(Freshness.unlimited())
            .replayGuard(ReplayGuard.disabled())
            .build();
    return Verdicts.verified(
        caf.verify(TestMessage.ofToken(TestVendor.caf().token(result)).build()));
  }
}
