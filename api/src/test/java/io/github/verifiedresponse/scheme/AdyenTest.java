package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.key.Secret;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Outcome;
import org.junit.jupiter.api.Test;

/** Adyen's standard webhook as it is sent: one item in an array, signed field by field. */
class AdyenTest {
  /** Of HMACValidatorTest in Adyen's library for Java. */
  private static final String ITEM =
      """
      {"additionalData":{"hmacSignature":"CZErGCNQaSsxbaQfZaJlakqo7KPP+mIa8a+wx3yNs9A="},
       "amount":{"currency":"EUR","value":1000},"eventCode":"AUTHORISATION",
       "eventDate":"2023-01-10T13:42:29+01:00","merchantAccountCode":"AntoniStroinski",
       "merchantReference":"\\\\:/\\\\/slashes are fun","pspReference":"ZVWN7D3WSMK2WN82",
       "reason":"052095:1111:03/2030","success":"true"}""";

  private static final String KEY =
      "74F490DD33F7327BAECC88B2947C011FC02D014A473AAA33A8EC93E4DC069174";

  private final ResponseVerifier verifier =
      ResponseVerifier.named("adyen")
          .scheme(Vendors.named("adyen-standard").scheme(Keys.of(Secret.ofSample("key", KEY))))
          .carrier(Carriers.jsonField("/notificationItems/0/NotificationRequestItem"))
          .replayGuard(ReplayGuards.inMemory())
          .build();

  private static TestMessage webhook(String items) {
    return TestMessage.ofJson("{\"live\":\"false\",\"notificationItems\":[" + items + "]}");
  }

  private static String wrapped(String item) {
    return "{\"NotificationRequestItem\":" + item + "}";
  }

  @Test
  void theOneItemOfTheWebhookIsVerifiedAndOnlyWhatIsSignedOfItIsHandedOn() {
    VerifiedPayload payload = Verdicts.verified(verifier.verify(webhook(wrapped(ITEM)).build()));

    assertThat(payload.id()).isEqualTo("ZVWN7D3WSMK2WN82:AUTHORISATION:true");
    assertThat(payload.outcome()).isEqualTo(Outcome.APPROVED);
    assertThat(payload.json().has("reason")).isFalse();
    assertThat(payload.json().has("live")).isFalse();
    assertThat(payload.json().path("amount").path("value").asInt()).isEqualTo(1000);
  }

  @Test
  void anItemWithAnotherAmountIsRefused() {
    TestMessage forged = webhook(wrapped(ITEM.replace("1000", "1")));

    assertThat(Verdicts.reason(verifier.verify(forged.build()))).isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void aSecondItemIsNotSwallowed() {
    TestMessage two = webhook(wrapped(ITEM) + "," + wrapped(ITEM));

    assertThat(Verdicts.rejected(verifier.verify(two.build())).detail())
        .contains("there is a result in /notificationItems/1");
  }
}
