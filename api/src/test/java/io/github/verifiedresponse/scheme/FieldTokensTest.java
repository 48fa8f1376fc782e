package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.ReplayGuards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One entry for a vendor that posts its fields as JSON or as a form, such as Razorpay. */
class FieldTokensTest {
  private static final Vendor RAZORPAY = Vendors.named("razorpay-order");
  private static final TestKeys KEYS = new TestKeys(RAZORPAY, 1);
  private static final String SIGNATURE =
      Encoding.HEX.encode(KEYS.sign(SignedSample.utf8("order_1|pay 1")));

  private final ResponseVerifier verifier =
      ResponseVerifier.named("fields")
          .scheme(RAZORPAY.scheme(KEYS.deployment()))
          .replayGuard(ReplayGuards.inMemory(10, TestClock.atSecond(SignedSample.NOW)))
          .build();

  private static TestMessage form(String fields) {
    return new TestMessage()
        .header("Content-Type", "application/x-www-form-urlencoded")
        .body(fields + "&razorpay_signature=" + SIGNATURE);
  }

  private static TestMessage json() {
    return TestMessage.ofJson(
        "{\"razorpay_order_id\":\"order_1\",\"razorpay_payment_id\":\"pay 1\","
            + "\"razorpay_signature\":\"%s\"}".formatted(SIGNATURE));
  }

  private Reason reason(TestMessage message) {
    return Verdicts.reason(verifier.verify(message.build()));
  }

  private VerifiedPayload use(TestMessage message) {
    Verification verification = verifier.verify(message.build());
    VerifiedPayload payload = Verdicts.verified(verification);
    verifier.handling().settle(payload, Ending.byAnswer(200));
    return payload;
  }

  @Test
  void aFormIsTheSamePurchaseAsItsJson() {
    TestMessage posted = form("razorpay_payment_id=pay+1&more=1&razorpay_order_id=order%5F1");
    VerifiedPayload payload = use(posted);

    assertThat(payload.id()).isEqualTo("pay 1");
    assertThat(payload.json())
        .hasToString("{\"razorpay_order_id\":\"order_1\",\"razorpay_payment_id\":\"pay 1\"}");
    assertThat(reason(json())).isEqualTo(Reason.REPLAYED);
    assertThat(reason(posted)).isEqualTo(Reason.REPLAYED);
  }

  @Test
  void jsonIsTakenAsBefore() {
    use(json());

    assertThat(reason(form("razorpay_order_id=order_1&razorpay_payment_id=pay+1")))
        .isEqualTo(Reason.REPLAYED);
  }

  @ParameterizedTest
  @CsvSource({
    "razorpay_order_id=order_1&razorpay_payment_id=pay+2, UNVERIFIED",
    "razorpay_order_id=order_1, MISSING_SIGNATURE",
    "razorpay_order_id=order_1&razorpay_payment_id=pay+1&razorpay_payment_id=pay+1, AMBIGUOUS",
    "razorpay_order_id=order_1&razorpay_payment_id=pay+1&razorpay_payment_id=pay+2, AMBIGUOUS",
    "razorpay_order_id=order_1&razorpay_payment_id=pay+1&more=1&more=2, AMBIGUOUS",
    "razorpay_order_id=order_1&razorpay_payment_id=pay+1&a=1;razorpay_order_id=order_2, AMBIGUOUS",
    "razorpay_order_id=order_1&razorpay_payment_id=pay%1, MALFORMED",
    "razorpay_order_id=order_1&razorpay_payment_id=%FF, MALFORMED"
  })
  void anotherFormIsRefused(String fields, Reason reason) {
    assertThat(reason(form(fields))).isEqualTo(reason);
  }

  @Test
  void jsonThatIsCalledAFormIsNoneAndTheOtherWayRound() {
    TestMessage called = json().header("Content-Type", "application/x-www-form-urlencoded");
    TestMessage form =
        form("razorpay_order_id=order_1&razorpay_payment_id=pay+1")
            .header("Content-Type", "application/json");

    assertThat(reason(called)).isEqualTo(Reason.MISSING_SIGNATURE);
    assertThat(reason(form)).isEqualTo(Reason.MALFORMED);
    assertThat(reason(json().header("Content-Type", "multipart/form-data; boundary=x")))
        .isEqualTo(Reason.UNSUPPORTED_CONTENT);
  }

  @Test
  void aNameIsNoPointer() {
    assertThat(FieldTokens.asJson("{field:a/b~c}.{time}field:{field:d}"))
        .isEqualTo("{json:/a~1b~0c}.{time}field:{json:/d}");
    assertThat(FieldTokens.asJson("field:sig")).isEqualTo("json:/sig");
    assertThat(FieldTokens.areIn("{time}.field:{body}")).isFalse();
  }

  /** A form has no bytes that are those of the JSON. */
  @ParameterizedTest
  @ValueSource(strings = {"{body}", "{body}.{field:id}", "{content}"})
  void noEntryReadsFieldsAndSignsTheWhole(String signed) {
    assertThatThrownBy(
            () ->
                Vendor.named("acme")
                    .relayed()
                    .signature("field:sig")
                    .signs(signed)
                    .kind("/id")
                    .id("/id")
                    .from("a test"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("signs fields of its body one by one");
  }
}
