package io.github.verifiedresponse.scheme;

import static io.github.verifiedresponse.scheme.ShuftiSamples.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Sender;
import org.junit.jupiter.api.Test;

/**
 * Shufti Pro repeats reference and event when a status changes again: other content is another
 * result, and the same content the same. Caf's {@code requestId} is one result, whatever is with
 * it.
 */
class RepeatedIdsTest {

  private static String statusChanged(int backgroundChecks) {
    return "{\"reference\":\"sp-ongoing-1\",\"event\":\"verification.status.changed\","
        + "\"verification_result\":{\"background_checks\":"
        + backgroundChecks
        + "}}";
  }

  private static ResponseVerifierBuilder shufti() {
    return ResponseVerifier.named("shufti")
        .scheme(Schemes.shuftiPro(ShuftiSamples.VENDOR.keys()))
        .replayGuard(ReplayGuards.inMemory());
  }

  private static VerifiedPayload use(ResponseVerifier verifier, TestMessage message) {
    VerifiedPayload payload = Verdicts.verified(verifier.verify(message.build()));
    verifier.handling().settle(payload, Ending.byAnswer(200));
    return payload;
  }

  @Test
  void twoCallBacksOfOneReferenceAndEventAreTwoResults() {
    ResponseVerifier verifier = shufti().sender(Sender.VENDOR).build();

    VerifiedPayload good = use(verifier, signed(statusChanged(1)));
    VerifiedPayload bad = use(verifier, signed(statusChanged(0)));

    assertThat(good.id()).isEqualTo(bad.id());
    assertThat(good.firstSeen()).isTrue();
    assertThat(bad.firstSeen()).isTrue();
  }

  @Test
  void theSameBytesAreOneResult() {
    ResponseVerifier byVendor = shufti().sender(Sender.VENDOR).build();
    ResponseVerifier byClient = shufti().build();
    use(byVendor, signed(statusChanged(1)));
    use(byClient, signed(statusChanged(1)));

    Verification again = byVendor.verify(signed(statusChanged(1)).build());
    assertThat(Verdicts.acknowledged(again)).isEqualTo(Reason.REPLAYED);
    assertThat(Verdicts.reason(byClient.verify(signed(statusChanged(1)).build())))
        .isEqualTo(Reason.REPLAYED);
  }

  @Test
  void oneRequestIdOfCafIsOneResult() {
    ResponseVerifier verifier =
        CafSamples.verifying(CafProduct.ANY)
            .replayGuard(ReplayGuards.inMemory(10, TestClock.atSecond(CafSamples.ISSUED_AT)))
            .build();
    use(verifier, caf(""));

    assertThat(Verdicts.reason(verifier.verify(caf(",\"more\":1").build())))
        .isEqualTo(Reason.REPLAYED);
  }

  private static TestMessage caf(String more) {
    return TestMessage.ofToken(CafSamples.VENDOR.token(CafSamples.result(more)));
  }
}
