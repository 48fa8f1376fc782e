package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Two rows of the table in the sample: a relayed purchase, and a call-back of a standard. */
@Tag(ShortForm.TAG)
class SampleVendorsIT extends DeployedSample {
  private static final String PURCHASE = "api/purchase";
  private static final String EVENTS = "callbacks/payments";
  private static final String JSON = "application/json";

  /** The sample's demo secret. */
  private static final String EVENTS_SECRET = "demo-only-payment-events-secret";

  private static String id() {
    return UUID.randomUUID().toString();
  }

  @Test
  void handsOnAPurchaseWithItsSignedFieldsOnly() {
    String payment = id();

    Answer answer =
        client.post(PURCHASE, JSON, Vendors.purchase("order_1", payment, "\"amount\":1,"));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.json().path("payload"))
        .hasToString(
            "{\"razorpay_order_id\":\"order_1\",\"razorpay_payment_id\":\"%s\"}"
                .formatted(payment));
    assertThat(answer.json().path("id").asText()).isEqualTo(payment);
    assertThat(answer.json().path("outcome").asText()).isEqualTo("APPROVED");
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void countsAPurchaseOnceHoweverItsJsonIsWritten() {
    String payment = id();
    assertThat(client.post(PURCHASE, JSON, Vendors.purchase("order_1", payment, "")).status())
        .isEqualTo(200);

    Answer again =
        client.post(PURCHASE, JSON, " " + Vendors.purchase("order_1", payment, "\"x\" : [],"));

    assertThat(again.verdict()).isEqualTo("409 replayed");
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void refusesAPurchaseOfAnotherOrder() {
    String genuine = Vendors.purchase("order_1", id(), "");

    Answer answer = client.post(PURCHASE, JSON, genuine.replace("\"order_1\"", "\"order_2\""));

    assertThat(answer.verdict()).isEqualTo("401 unverified");
    assertThat(runs()).isZero();
  }

  private Answer call(String id, long time, String signed, String sent) {
    String text = id + "." + time + "." + signed;
    String signature = Base64.getEncoder().encodeToString(Vendors.hmac(text, EVENTS_SECRET));
    return client.post(
        EVENTS,
        JSON,
        sent,
        "webhook-id",
        id,
        "webhook-timestamp",
        Long.toString(time),
        "webhook-signature",
        "v1," + signature);
  }

  private static long now() {
    return Instant.now().getEpochSecond();
  }

  @Test
  void handlesACallBackOnceAndAcknowledgesItsRepetitions() {
    String id = id();
    long time = now();
    String event = "{\"type\":\"payment.captured\",\"amount\":5}";

    Answer first = call(id, time, event, event);
    Answer second = call(id, time, event, event);

    assertThat(first.status()).as(first.body()).isEqualTo(200);
    assertThat(first.json().path("type").asText()).isEqualTo("payment.captured");
    assertThat(first.json().path("payload")).hasToString(event);
    assertThat(second.status()).isEqualTo(200);
    assertThat(second.body()).isEmpty();
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void handlesTheRepetitionOfACallBackThatItsHandlerCouldNotHandle() {
    String id = id();
    long time = now();
    String event = "{\"type\":\"payment.captured\",\"amount\":5}";

    sample.maintenance(true);
    try {
      assertThat(call(id, time, event, event).status()).isEqualTo(503);
      assertThat(runs()).isZero();
    } finally {
      sample.maintenance(false);
    }

    assertThat(call(id, time, event, event).status()).isEqualTo(200);
    assertThat(runs()).isEqualTo(1);
  }

  @Test
  void acknowledgesAnEventThatTheHandlerIsNotFor() {
    String event = "{\"type\":\"customer.updated\"}";

    Answer answer = call(id(), now(), event, event);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    assertThat(runs()).isZero();
  }

  @Test
  void refusesACallBackWithAnotherBodyOrAnOldTime() {
    String event = "{\"type\":\"payment.captured\",\"amount\":5}";

    assertThat(call(id(), now(), event, event.replace("5", "6")).verdict())
        .isEqualTo("401 unverified");
    assertThat(call(id(), now() - 3_600, event, event).verdict()).endsWith(" stale");
    assertThat(runs()).isZero();
  }

  @Test
  void acceptsWhatTheSamplesOwnVendorSigns() {
    Answer signed = client.post("demo/vendor/payment-event", JSON, "{\"type\":\"payment.failed\"}");
    Answer bought = client.post("demo/vendor/purchase", JSON, "{\"orderId\":\"order_1\"}");

    Answer called =
        client.post(
            EVENTS,
            JSON,
            signed.json().path("body").asText(),
            "webhook-id",
            signed.json().path("webhook-id").asText(),
            "webhook-timestamp",
            signed.json().path("webhook-timestamp").asText(),
            "webhook-signature",
            signed.json().path("webhook-signature").asText());

    assertThat(called.status()).as(called.body()).isEqualTo(200);
    assertThat(client.post(PURCHASE, JSON, bought.body()).status()).isEqualTo(200);
    assertThat(runs()).isEqualTo(2);
  }
}
