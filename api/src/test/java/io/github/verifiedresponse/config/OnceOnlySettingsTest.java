package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.RefusedSettings.assertRefused;
import static io.github.verifiedresponse.config.TestSettings.caf;
import static io.github.verifiedresponse.config.VendorSamples.assertVerified;
import static io.github.verifiedresponse.config.VendorSamples.reason;
import static io.github.verifiedresponse.config.VendorSamples.token;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.GiveBack;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who sends results, what becomes of a used one, and what gives one back, as settings. */
class OnceOnlySettingsTest {

  private static ResponseVerifier verifier(String... keysAndValues) {
    return Verifiers.of(caf(keysAndValues)).named("caf");
  }

  private static InboundMessage message() {
    return TestMessage.ofToken(token("r1")).build();
  }

  private static VerifiedPayload handle(ResponseVerifier verifier, Ending ending) {
    VerifiedPayload payload = Verdicts.verified(verifier.verify(message()));
    verifier.handling().settle(payload, ending);
    return payload;
  }

  @Test
  void aClientSendsUnlessAVendorIsSet() {
    assertThat(verifier().toString())
        .contains(", sender client, on-replay reject, give-back explicit,");
    assertThat(verifier("sender", "client").toString()).isEqualTo(verifier().toString());
    assertThat(verifier("sender", "vendor").toString())
        .contains(", sender vendor, on-replay acknowledge, give-back status,");
  }

  @Test
  void aVendorsRepeatedResultIsAcknowledged() {
    ResponseVerifier verifier = verifier("sender", "vendor");
    handle(verifier, Ending.byAnswer(200));

    assertThat(Verdicts.acknowledged(verifier.verify(message()))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  void aVendorsResultThatIsNotAcceptedIsAcknowledgedUnlessItIsRejected() {
    ResponseVerifier vendor = verifier("sender", "vendor", "accept", "declined");
    ResponseVerifier rejecting =
        verifier("sender", "vendor", "accept", "declined", "on-not-accepted", "reject");
    ResponseVerifier client = verifier("accept", "declined", "on-not-accepted", "acknowledge");

    assertThat(Verdicts.acknowledged(vendor.verify(message()))).isEqualTo(Reason.NOT_ACCEPTED);
    assertThat(Verdicts.acknowledged(client.verify(message()))).isEqualTo(Reason.NOT_ACCEPTED);
    assertThat(Verdicts.reason(rejecting.verify(message()))).isEqualTo(Reason.NOT_ACCEPTED);
  }

  @Test
  void whatHappensToAReplayIsSet() {
    ResponseVerifier acknowledging = verifier("on-replay", "acknowledge");
    ResponseVerifier attaching = verifier("on-replay", "attach");
    ResponseVerifier rejecting = verifier("on-replay", "reject", "sender", "vendor");
    for (ResponseVerifier each : new ResponseVerifier[] {acknowledging, attaching, rejecting}) {
      assertVerified(each, TestMessage.ofToken(token("r1")));
    }

    assertThat(Verdicts.acknowledged(acknowledging.verify(message()))).isEqualTo(Reason.REPLAYED);
    assertThat(Verdicts.verified(attaching.verify(message())).firstSeen()).isFalse();
    assertThat(reason(rejecting, TestMessage.ofToken(token("r1")))).isEqualTo(Reason.REPLAYED);
  }

  @ParameterizedTest
  @CsvSource({"explicit, EXPLICIT", "exception, EXCEPTION", "never, NEVER"})
  void whatGivesBackIsSet(String text, GiveBack giveBack) {
    ResponseVerifier verifier = verifier("give-back", text);
    assertThat(verifier.giveBack()).isEqualTo(giveBack);

    handle(verifier, Ending.byException());

    if (giveBack == GiveBack.EXCEPTION) {
      assertThat(Verdicts.verified(verifier.verify(message())).firstSeen()).isTrue();
    } else {
      assertThat(Verdicts.reason(verifier.verify(message()))).isEqualTo(Reason.REPLAYED);
    }
  }

  @Test
  void aStatusGivesBackForAVendorOnly() {
    assertThat(verifier("sender", "vendor", "give-back", "status").giveBack())
        .isEqualTo(GiveBack.STATUS);
    assertRefused(caf("give-back", "status"), "give-back=status needs sender=vendor");
    assertRefused(
        caf("sender", "client", "give-back", "status"), "give-back=status needs sender=vendor");
  }

  @Test
  void aClaimTimeoutIsRead() {
    assertThat(verifier("claim-timeout", "PT2M").toString()).contains(", claim-timeout PT2M,");
  }

  @ParameterizedTest(name = "{0}={1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "sender|phone|use one of client, vendor",
        "sender|VENDOR|use one of client, vendor",
        "on-replay|ignore|use one of reject, attach, acknowledge",
        "on-not-accepted|attach|use one of reject, acknowledge",
        "give-back|always|use one of explicit, exception, status, never",
        "give-back|true|use one of explicit, exception, status, never",
        "claim-timeout|60s|write an ISO 8601 duration such as PT5M or P1D",
        "claim-timeout|PT0.9S|set claim-timeout to between PT1S and P1D",
        "claim-timeout|-PT1S|set claim-timeout to between PT1S and P1D",
        "claim-timeout|PT24H0.1S|set claim-timeout to between PT1S and P1D"
      })
  void refusesAValue(String key, String value, String message) {
    assertRefused(caf(key, value), "verified-response.caf." + key + "='" + value + "'", message);
  }

  @ParameterizedTest
  @CsvSource({"attach", "acknowledge"})
  void refusesToKnowReplaysWithoutAGuard(String onReplay) {
    assertRefused(
        caf("replay-guard", "disabled", "on-replay", onReplay),
        "on-replay has no effect with replay-guard=disabled");
  }

  @Test
  void whatReleasedOnErrorIsNoSettingAnyMore() {
    assertRefused(
        caf("release-on-error", "false"),
        "verified-response.caf.release-on-error is not a setting: use ");
  }
}
