package io.github.verifiedresponse.scheme;

import static io.github.verifiedresponse.scheme.ShuftiSamples.BODY;
import static io.github.verifiedresponse.scheme.ShuftiSamples.VENDOR;
import static io.github.verifiedresponse.scheme.ShuftiSamples.asked;
import static io.github.verifiedresponse.scheme.ShuftiSamples.legacy;
import static io.github.verifiedresponse.scheme.ShuftiSamples.message;
import static io.github.verifiedresponse.scheme.ShuftiSamples.reason;
import static io.github.verifiedresponse.scheme.ShuftiSamples.shuftiPro;
import static io.github.verifiedresponse.scheme.ShuftiSamples.signed;
import static io.github.verifiedresponse.scheme.ShuftiSamples.verifying;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVector;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.result.Freshness;
import io.github.verifiedresponse.result.Outcome;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShuftiProSchemeTest {

  @ParameterizedTest(name = "AT-044 {0}")
  @ValueSource(strings = {"shufti-v1", "shufti-v2"})
  void verifiesAResponseInTheFormOfItsAccount(String id) {
    TestVector vector = TestVector.named(id);

    VerifiedPayload payload = Verdicts.verified(asked(vector).verify(message(vector).build()));

    assertThat(payload.id()).isEqualTo("17374217:verification.accepted");
    assertThat(payload.outcome()).isEqualTo(Outcome.APPROVED);
    assertThat(payload.issuedAt()).isEmpty();
    assertThat(payload.content()).isEqualTo(Content.ofText(vector.body()));
    assertThat(payload.json().get("name").textValue()).isEqualTo("Zo\u00eb");
  }

  @Test
  @DisplayName("AT-045 refuses a response in the other account's form")
  void refusesAResponseInTheOtherAccountsForm() {
    assertThat(reason(shuftiPro(), message(TestVector.named("shufti-v1-under-v2"))))
        .isEqualTo(Reason.UNVERIFIED);
    assertThat(reason(legacy(), message(TestVector.named("shufti-v2"))))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void takesTheRawResponseAndItsSignatureOutOfTheRelayersJson() {
    ResponseVerifier relayed =
        verifying(Schemes.shuftiPro(VENDOR.keys()))
            .carrier(Carriers.jsonFields("/response", "/signature"))
            .build();
    String envelope =
        JsonNodeFactory.instance
            .objectNode()
            .put("response", BODY)
            .put("signature", TestVector.named("shufti-v2").value())
            .toString();

    assertThat(Verdicts.verified(relayed.verify(TestMessage.ofJson(envelope).build())).content())
        .isEqualTo(Content.ofText(BODY));
    assertThat(reason(relayed, TestMessage.ofJson(envelope.replace("GB", "PT"))))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void takesTheRawResponseOutOfTheRelayersJsonAndItsSignatureOutOfTheHeader() {
    ResponseVerifier relayed =
        verifying(Schemes.shuftiPro(VENDOR.keys()))
            .carrier(Carriers.jsonField("/response"))
            .build();
    String envelope = JsonNodeFactory.instance.objectNode().put("response", BODY).toString();
    String signature = TestVector.named("shufti-v2").value();

    assertThat(
            Verdicts.verified(relayed.verify(TestMessage.ofSigned(envelope, signature).build()))
                .id())
        .isEqualTo("17374217:verification.accepted");
    assertThat(reason(relayed, TestMessage.ofJson(envelope))).isEqualTo(Reason.MISSING_SIGNATURE);
  }

  @Test
  void asksForExactlyOneSignature() {
    String signature = TestVector.named("shufti-v2").value();
    TestMessage message = TestMessage.ofJson(BODY);

    assertThat(reason(shuftiPro(), message)).isEqualTo(Reason.MISSING_SIGNATURE);
    assertThat(reason(shuftiPro(), message.header("Signature", "")))
        .isEqualTo(Reason.MISSING_SIGNATURE);
    assertThat(reason(shuftiPro(), message.header("Signature", signature, signature)))
        .isEqualTo(Reason.AMBIGUOUS);
    assertThat(reason(shuftiPro(), message.header("Signature", "", signature)))
        .isEqualTo(Reason.AMBIGUOUS);
  }

  @ParameterizedTest
  @CsvSource({
    "verification.accepted, APPROVED",
    "verification.declined, DECLINED",
    "request.pending, PENDING",
    "request.received, PENDING",
    "review.pending, PENDING",
    "verification.cancelled, UNKNOWN",
    "request.timeout, UNKNOWN",
    "Verification.Accepted, UNKNOWN"
  })
  void readsTheOutcomeFromTheEvent(String event, Outcome outcome) {
    VerifiedPayload payload =
        Verdicts.verified(shuftiPro().verify(signed(response("R2", event)).build()));

    assertThat(payload.outcome()).isEqualTo(outcome);
    assertThat(payload.id()).isEqualTo("R2:" + event);
  }

  @Test
  @DisplayName("AT-173 reads the outcome from the outermost event only")
  void readsTheOutcomeFromTheOutermostEventOnly() {
    String body =
        "{\"answers\":{\"event\":\"verification.accepted\"},"
            + "\"reference\":\"R2\",\"event\":\"verification.declined\"}";

    assertThat(Verdicts.verified(shuftiPro().verify(signed(body).build())).outcome())
        .isEqualTo(Outcome.DECLINED);
  }

  @ParameterizedTest(name = "AT-054 {0}")
  @ValueSource(strings = {"request.pending", "verification.cancelled", "verification.declined"})
  void refusesAnotherEventWhereApprovalIsAskedFor(String event) {
    ResponseVerifier approving =
        verifying(Schemes.shuftiPro(VENDOR.keys())).accept(Outcome.APPROVED).build();

    assertThat(reason(approving, signed(response("R2", event)))).isEqualTo(Reason.NOT_ACCEPTED);
    assertThat(
            Verdicts.verified(
                    approving.verify(signed(response("R2", "verification.accepted")).build()))
                .outcome())
        .isEqualTo(Outcome.APPROVED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"event\":\"verification.accepted\"}",
        "{\"reference\":\"R2\"}",
        "{\"reference\":\"\",\"event\":\"verification.accepted\"}",
        "{\"reference\":\"R2\",\"event\":\"\"}",
        "{\"reference\":2,\"event\":\"verification.accepted\"}",
        "{\"reference\":\"R2\",\"event\":[\"verification.accepted\"]}",
        "{\"reference\":\"R2\",\"event\":\"a:verification.accepted\"}"
      })
  void refusesASignedBodyThatIsNoResponse(String body) {
    assertThat(reason(shuftiPro(), signed(body))).isEqualTo(Reason.WRONG_TYPE);
  }

  @Test
  void givesEveryPairOfReferenceAndEventItsOwnId() {
    assertThat(id("a:b", "c")).isEqualTo("a:b:c").isNotEqualTo(id("a", "bc"));
    assertThat(id("R2", "request.pending")).isNotEqualTo(id("R2", "verification.accepted"));
  }

  @Test
  @DisplayName("AT-161 cannot judge the age of what signs no time")
  void cannotJudgeTheAgeOfWhatSignsNoTime() {
    ResponseVerifierBuilder builder =
        verifying(Schemes.shuftiPro(VENDOR.keys()))
            .freshness(Freshness.within(Duration.ofMinutes(5)));

    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("max-age cannot be checked")
        .hasMessageContaining("shufti-pro");
  }

  private static String id(String reference, String event) {
    return Verdicts.verified(shuftiPro().verify(signed(response(reference, event)).build())).id();
  }

  private static String response(String reference, String event) {
    return "{\"reference\":\"" + reference + "\",\"event\":\"" + event + "\"}";
  }
}
