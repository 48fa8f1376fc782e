package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.result.Freshness;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Call-backs with a MAC in a header: examples that are published with their secret, and what else
 * can be written there, signed here with the Java platform alone.
 */
class SignedWebhooksTest {
  private static final long NOW = 1_614_265_330;

  private static final String STRIPE_SECRET = "whsec_test_secret_0123456789abcdef";
  private static final TestVendor STRIPE = TestVendor.withSecret(STRIPE_SECRET);
  private static final String EVENT = "{\"id\":\"evt_1\",\"type\":\"paid\"}";

  /** Of the example that Standard Webhooks publishes. */
  private static final String WEBHOOK_KEY = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

  private static final String WEBHOOK_ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String WEBHOOK_BODY = "{\"test\": 2432232314}";
  private static final String WEBHOOK_SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

  private static final TestVendor WEBHOOKS =
      TestVendor.withKey(Base64.getDecoder().decode(WEBHOOK_KEY));

  private static ResponseVerifier verifier(Vendor vendor, String secret) {
    return verifier(vendor, secret, Freshness.within(Duration.ofMinutes(5)));
  }

  private static ResponseVerifier verifier(Vendor vendor, String secret, Freshness freshness) {
    Secret sample = Secret.ofSample("the sample's secret", secret);
    return ResponseVerifier.named("hooks")
        .scheme(vendor.scheme(Deployment.of(Keys.of(sample))))
        .replayGuard(ReplayGuard.disabled())
        .freshness(vendor.signsTime() ? freshness : Freshness.timestampNotSigned())
        .clock(TestClock.atSecond(NOW))
        .build();
  }

  private static ResponseVerifier github() {
    return verifier(Vendors.named("github"), "It's a Secret to Everybody");
  }

  private static ResponseVerifier stripe() {
    return verifier(Vendors.named("stripe"), STRIPE_SECRET);
  }

  private static ResponseVerifier webhooks() {
    return verifier(Vendors.named("standard-webhooks"), "whsec_" + WEBHOOK_KEY);
  }

  /** The example of GitHub's page "Validating webhook deliveries". */
  private static TestMessage delivery(String prefix) {
    return new TestMessage()
        .header("Content-Type", "application/json")
        .header(
            "X-Hub-Signature-256",
            prefix + "757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17")
        .body("Hello, World!");
  }

  private static TestMessage event(String signature) {
    return TestMessage.ofJson(EVENT).header("Stripe-Signature", signature);
  }

  /** What the vendor would send if it wrote its time like this. */
  private static TestMessage eventAt(String time) {
    return event("t=" + time + ",v1=" + STRIPE.hexMac(time + "." + EVENT));
  }

  private static TestMessage webhook(String id, String time, String body, String signature) {
    return TestMessage.ofJson(body)
        .header("webhook-id", id)
        .header("webhook-timestamp", time)
        .header("webhook-signature", signature);
  }

  private static String webhookSignature(String text) {
    return "v1," + Base64.getEncoder().encodeToString(WEBHOOKS.mac("HmacSHA256", text));
  }

  private static Reason reason(ResponseVerifier verifier, TestMessage message) {
    return Verdicts.reason(verifier.verify(message.build()));
  }

  @Test
  @DisplayName("AT-011 takes no part of a token as a call-back under the token's secret")
  void takesNoPartOfATokenAsACallBack() {
    Vendor callBack =
        Vendor.named("caf-call-back")
            .calledBack()
            .signature("header:X-Caf-Signature")
            .with(Algorithm.HMAC_SHA256, Encoding.HEX)
            .kind("/requestId")
            .from("this test");
    ResponseVerifier verifier = verifier(callBack, TestVendor.CAF_SECRET);
    String payload = "{\"requestId\":\"r1\",\"isAlive\":false,\"iat\":1594925080}";
    String token = TestVendor.caf().token(payload);
    String signed = token.substring(0, token.lastIndexOf('.'));

    Verdicts.verified(verifier.verify(callBack(payload).build()));
    assertThat(reason(verifier, callBack(signed))).isEqualTo(Reason.MALFORMED);
  }

  private static TestMessage callBack(String body) {
    return TestMessage.ofJson(body).header("X-Caf-Signature", TestVendor.caf().hexMac(body));
  }

  @Test
  @DisplayName("AT-060 takes the example of GitHub's page")
  void takesTheExampleOfGitHubsPage() {
    Verdicts.verified(github().verify(delivery("sha256=").build()));
  }

  @ParameterizedTest(name = "AT-061 refuses the prefix ''{0}''")
  @ValueSource(
      strings = {"sha1=", "", "sha256=sha256=", "SHA256=", "sha256", "sha256 =", "=", " sha256="})
  void refusesAnotherPrefix(String prefix) {
    assertThat(reason(github(), delivery(prefix))).isEqualTo(Reason.MALFORMED);
  }

  @Test
  @DisplayName("AT-062 takes the example of Standard Webhooks, and what is signed as Stripe does")
  void takesTheExampleOfStandardWebhooksAndStripesForm() {
    String time = Long.toString(NOW);

    Verdicts.verified(
        webhooks().verify(webhook(WEBHOOK_ID, time, WEBHOOK_BODY, WEBHOOK_SIGNATURE).build()));
    assertThat(Verdicts.verified(stripe().verify(eventAt(time).build())).id()).isEqualTo("evt_1");
  }

  @Test
  @DisplayName("AT-063 stripe-t-alone-changed: refuses another time beside a good signature")
  void refusesAnotherTimeBesideAGoodSignature() {
    String mac = STRIPE.hexMac(NOW + "." + EVENT);

    Verdicts.verified(stripe().verify(event("t=" + NOW + ",v1=" + mac).build()));
    assertThat(reason(stripe(), event("t=" + (NOW - 1) + ",v1=" + mac)))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @ParameterizedTest(name = "AT-063 {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "stripe-two-t: the first is signed|t=1614265330,t=1914265330,v1=",
        "stripe-two-t: the second is signed|t=1914265330,t=1614265330,v1=",
        "two times that are the same|t=1614265330,t=1614265330,v1=",
        "stripe-v0|t=1614265330,v0=",
        "no time|v1="
      })
  void refusesOtherEntriesBesideAGoodMac(String name, String start) {
    String mac = STRIPE.hexMac("1614265330." + EVENT);

    assertThat(reason(stripe(), event(start + mac))).as(name).isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest(name = "AT-063, AT-068 refuses the time {0}, although it is signed")
  @ValueSource(
      strings = {
        "+1614265330",
        "01614265330",
        "0614265330",
        "１６１４２６５３３０",
        "1614265330.0",
        "1614265330e0",
        "16142653300000000000",
        "-1614265330",
        " 1614265330",
        "0x60379d72",
        "-9223372036854775808",
        "9223372036854775807",
        "9223372036854775808"
      })
  void refusesAnotherSpellingOfTheTime(String time) {
    assertThat(reason(stripe(), eventAt(time))).isEqualTo(Reason.MALFORMED);
    assertThat(
            reason(
                webhooks(),
                webhook(
                    WEBHOOK_ID,
                    time,
                    WEBHOOK_BODY,
                    webhookSignature(WEBHOOK_ID + "." + time + "." + WEBHOOK_BODY))))
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  void triesEightSignaturesAndRefusesNine() {
    String start = "t=" + NOW;
    String bad = ",v1=" + "0".repeat(64);
    String good = ",v1=" + STRIPE.hexMac(NOW + "." + EVENT);

    Verdicts.verified(stripe().verify(event(start + bad.repeat(7) + good).build()));
    assertThat(reason(stripe(), event(start + bad.repeat(8)))).isEqualTo(Reason.UNVERIFIED);
    assertThat(reason(stripe(), event(start + good + bad.repeat(8)))).isEqualTo(Reason.MALFORMED);
  }

  /** One signed text has one id, one time and one body. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "msg|1614265330|1614265330.{}|200",
        "msg.1614265330|1614265330|{}|MALFORMED",
        "msg|1614265330.1614265330|{}|MALFORMED",
        "msg.|1614265330|1614265330.{}|MALFORMED",
        "msg|1614265330|.1614265330.{}|UNVERIFIED",
        "msg|1614265330|1614265330{}|UNVERIFIED"
      })
  void aFullStopThatMovesMakesNoOtherMessage(String id, String time, String body, String answer) {
    String signature = webhookSignature("msg.1614265330.1614265330.{}");
    TestMessage moved = webhook(id, time, body, signature);

    if (answer.equals("200")) {
      Verdicts.verified(webhooks().verify(moved.build()));
    } else {
      assertThat(reason(webhooks(), moved)).isEqualTo(Reason.valueOf(answer));
    }
  }

  @Test
  void takesAGoodSignatureBesideABadOneAndOfItsOwnVersionOnly() {
    String time = Long.toString(NOW);
    String good = WEBHOOK_SIGNATURE;
    String bad = webhookSignature("another text");
    String other = good.replace("v1,", "v1a,");

    for (String list : new String[] {bad + " " + good, good + " " + bad, other + " " + good}) {
      Verdicts.verified(webhooks().verify(webhook(WEBHOOK_ID, time, WEBHOOK_BODY, list).build()));
    }
    assertThat(reason(webhooks(), webhook(WEBHOOK_ID, time, WEBHOOK_BODY, bad + " " + other)))
        .isEqualTo(Reason.UNVERIFIED);
    assertThat(reason(webhooks(), webhook(WEBHOOK_ID, time, WEBHOOK_BODY, other)))
        .isEqualTo(Reason.MALFORMED);
  }

  /** The skew counts at both ends of the window. */
  @ParameterizedTest
  @CsvSource({
    "-299, 200",
    "-301, 200",
    "-360, 200",
    "-361, STALE",
    "59, 200",
    "60, 200",
    "61, STALE"
  })
  void takesATimeWithinTheWindowAndTheSkew(long seconds, String answer) {
    Freshness window =
        Freshness.within(Duration.ofSeconds(300)).withClockSkew(Duration.ofSeconds(60));
    ResponseVerifier verifier = verifier(Vendors.named("stripe"), STRIPE_SECRET, window);
    TestMessage message = eventAt(Long.toString(NOW + seconds));

    if (answer.equals("200")) {
      Verdicts.verified(verifier.verify(message.build()));
    } else {
      assertThat(reason(verifier, message)).isEqualTo(Reason.valueOf(answer));
    }
  }
}
