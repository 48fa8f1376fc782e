package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A text that joins fields can be cut in other places: into the fields of another kind of result,
 * and, where nothing is between a field and the next, into other fields of the same kind.
 */
class MovedFieldsTest {
  private static final long NOW = 1_700_000_000;

  private static ResponseVerifier verifier(Vendor vendor) {
    return ResponseVerifier.named("moved")
        .scheme(vendor.scheme(new TestKeys(vendor, 1).deployment()))
        .replayGuard(ReplayGuard.disabled())
        .clock(TestClock.atSecond(NOW))
        .build();
  }

  private static String signature(Vendor vendor, String signed) {
    byte[] text = signed.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(new TestKeys(vendor, 1).sign(text));
  }

  /** Razorpay signs all of them with one key secret: the fields joined by bars. */
  @ParameterizedTest
  @CsvSource({
    "razorpay-order, razorpay_order_id, razorpay_payment_id, order_IEIa, pay_IH4N, true",
    "razorpay-order, razorpay_order_id, razorpay_payment_id, fake_order_id, fake_payment_id, true",
    "razorpay-order, razorpay_order_id, razorpay_payment_id, pay_IDZN, sub_ID6M, false",
    "razorpay-order, razorpay_order_id, razorpay_payment_id, pay_IDZN, fake_subscription_id, false",
    "razorpay-order, razorpay_order_id, razorpay_payment_id, fake_payment_id, sub_ID6M, false",
    "razorpay-order, razorpay_order_id, razorpay_payment_id, plink_IH3c, ref|expired|pay_1, false",
    "razorpay-subscription, razorpay_payment_id, razorpay_subscription_id, pay_IDZN, sub_ID6M, true",
    "razorpay-subscription, razorpay_payment_id, razorpay_subscription_id, fake_pay, fake_sub, true",
    "razorpay-subscription, razorpay_payment_id, razorpay_subscription_id, order_1, pay_1, false",
    "razorpay-subscription, razorpay_payment_id, razorpay_subscription_id, order_1, fake_pay, false",
    "razorpay-subscription, razorpay_payment_id, razorpay_subscription_id, fake_order, pay_1, false",
    "razorpay-subscription, razorpay_payment_id, razorpay_subscription_id, plink_1, sub_1|paid|pay_1, false"
  })
  void takesTheSignatureOfNoOtherKindOfPurchase(
      String scheme, String first, String second, String one, String other, boolean isItsOwn) {
    Vendor vendor = Vendors.named(scheme);
    TestMessage relayed =
        TestMessage.ofJson(
            "{\"%s\":\"%s\",\"%s\":\"%s\",\"razorpay_signature\":\"%s\"}"
                .formatted(first, one, second, other, signature(vendor, one + "|" + other)));

    if (isItsOwn) {
      Verdicts.verified(verifier(vendor).verify(relayed.build()));
    } else {
      assertThat(Verdicts.reason(verifier(vendor).verify(relayed.build())))
          .isIn(Reason.WRONG_TYPE, Reason.MALFORMED);
    }
  }

  /** A merchant's own reference of a payment link may hold a bar. */
  @Test
  void aBarInTheReferenceMakesNoOtherStatus() {
    Vendor vendor = Vendors.named("razorpay-payment-link");
    TestMessage moved =
        TestMessage.ofJson(
            """
            {"payment_link_id":"plink_1","payment_link_reference_id":"A","payment_link_status":"paid",
             "razorpay_payment_id":"partially_paid|pay_1","razorpay_signature":"%s"}
            """
                .formatted(signature(vendor, "plink_1|A|paid|partially_paid|pay_1")));

    assertThat(Verdicts.reason(verifier(vendor).verify(moved.build()))).isEqualTo(Reason.MALFORMED);
  }

  private static TestMessage proxied(Map<String, String> fields, String signature) {
    String query =
        fields.entrySet().stream()
            .map(each -> each.getKey() + "=" + SignedSample.encoded(each.getValue()))
            .collect(Collectors.joining("&", "", "&signature=" + signature));
    return TestMessage.get("/results?" + query).body(Content.empty());
  }

  /** Whoever opens the shop's page chooses its parameters, and Shopify signs them with its own. */
  @Test
  void aParameterOfThePageDoesNotBecomeTheCustomer() {
    Vendor vendor = Vendors.named("shopify-app-proxy");
    Map<String, String> signed = new LinkedHashMap<>();
    signed.put("k", "vlogged_in_customer_id=4711m=");
    signed.put("logged_in_customer_id", "");
    signed.put("path_prefix", "/apps/my-app");
    signed.put("shop", "some.myshopify.com");
    signed.put("timestamp", Long.toString(NOW));
    String text =
        signed.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining());
    Map<String, String> moved = new LinkedHashMap<>(signed);
    moved.put("k", "v");
    moved.put("logged_in_customer_id", "4711");
    moved.put("m", "logged_in_customer_id=");

    assertThat(
            Verdicts.reason(
                verifier(vendor).verify(proxied(moved, signature(vendor, text)).build())))
        .isEqualTo(Reason.MALFORMED);
  }

  /** Of one old notification, another, whose time is what a person wrote into the first. */
  @Test
  void aTimeInTheBodyDoesNotBecomeTheTimeOfTheMessage() {
    Vendor vendor = Vendors.named("twitch");
    String now = "2023-11-14T22:13:20Z";
    String text = "id-12020-01-01T00:00:00Z{\"event\":{\"message\":\"" + now + "\"}}";
    TestMessage moved =
        TestMessage.ofJson("\"}}")
            .header("Twitch-Eventsub-Message-Id", text.substring(0, text.indexOf(now)))
            .header("Twitch-Eventsub-Message-Timestamp", now)
            .header("Twitch-Eventsub-Message-Signature", "sha256=" + signature(vendor, text));

    assertThat(Verdicts.reason(verifier(vendor).verify(moved.build()))).isEqualTo(Reason.MALFORMED);
  }

  /** A vendor signs all fields of a query, and so also one without a name. */
  @Test
  void aFieldWithoutANameIsNotAddedToASignedQuery() {
    Vendor vendor = Vendors.named("messagebird-legacy");
    SigningResult signed =
        Signing.of(vendor, new TestKeys(vendor, 1).key())
            .at(Instant.ofEpochSecond(NOW))
            .to("POST", "/results?a=1")
            .sign();
    TestMessage message = TestMessage.ofJson(signed.body()).target("/results?a=1");
    signed.headers().forEach(message::header);

    Verdicts.verified(verifier(vendor).verify(message.build()));
    assertThat(
            Verdicts.rejected(verifier(vendor).verify(message.target("/results?a=1&=2").build()))
                .reason())
        .isEqualTo(Reason.UNVERIFIED);
  }
}
