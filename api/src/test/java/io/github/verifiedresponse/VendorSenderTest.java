package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.binding.Binding;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.OnNotAccepted;
import io.github.verifiedresponse.replay.OnReplay;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.Sender;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A vendor that calls back itself, and repeats its call until it sees a success. */
class VendorSenderTest {
  private final RecordedParts parts = new RecordedParts();

  private ResponseVerifierBuilder verifier() {
    return parts
        .builder()
        .binding(Binding.none())
        .replayGuard(ReplayGuards.inMemory(10, parts.clock))
        .sender(Sender.VENDOR);
  }

  private static Verification verify(ResponseVerifier verifier, String body, Outcome... accept) {
    return verifier.verify(TestMessage.ofJson(body).build(), accept);
  }

  private static void use(ResponseVerifier verifier, String body) {
    verifier.handling().settle(Verdicts.verified(verify(verifier, body)), Ending.byAnswer(200));
  }

  @Test
  void aRepeatedResultIsAcknowledgedWithoutItsHandler() {
    ResponseVerifier verifier = verifier().build();
    use(verifier, "r1");

    assertThat(Verdicts.acknowledged(verify(verifier, "r1"))).isEqualTo(Reason.REPLAYED);
    assertThat(verifier.handling().alreadyUsed())
        .isEqualTo(new Verification.Acknowledged(Reason.REPLAYED));
  }

  @Test
  void aResultInUseIsNotAcknowledgedBeforeTheFirstHasEnded() {
    ResponseVerifier verifier = verifier().build();
    VerifiedPayload first = Verdicts.verified(verify(verifier, "r1"));
    Verification.Rejected second = Verdicts.rejected(verify(verifier, "r1"));
    assertThat(verifier.handling().problem(second).status()).isEqualTo(503);

    verifier.handling().settle(first, Ending.byAnswer(500));

    assertThat(Verdicts.verified(verify(verifier, "r1")).firstSeen()).isTrue();
  }

  @Test
  void aRepeatedResultIsRefusedOrAttachedWhereThatIsSet() {
    ResponseVerifier rejecting = verifier().onReplay(OnReplay.REJECT).build();
    ResponseVerifier attaching = verifier().onReplay(OnReplay.ATTACH).build();
    use(rejecting, "r1");
    use(attaching, "r1");

    assertThat(Verdicts.reason(verify(rejecting, "r1"))).isEqualTo(Reason.REPLAYED);
    assertThat(Verdicts.verified(verify(attaching, "r1")).firstSeen()).isFalse();
  }

  @Test
  void aResultThatIsNotAcceptedIsAcknowledgedWithoutItsHandler() {
    ResponseVerifier verifier = verifier().build();

    assertThat(Verdicts.acknowledged(verify(verifier, "declined"))).isEqualTo(Reason.NOT_ACCEPTED);
    assertThat(Verdicts.acknowledged(verify(verifier, "r1", Outcome.PENDING)))
        .as("by the endpoint")
        .isEqualTo(Reason.NOT_ACCEPTED);
    assertThat(Verdicts.acknowledged(verify(verifier, "of another kind")))
        .isEqualTo(Reason.WRONG_TYPE);
  }

  @Test
  void aResultThatIsNotAcceptedIsRefusedWhereThatIsSet() {
    ResponseVerifier verifier = verifier().onNotAccepted(OnNotAccepted.REJECT).build();

    assertThat(Verdicts.reason(verify(verifier, "declined"))).isEqualTo(Reason.NOT_ACCEPTED);
    assertThat(Verdicts.reason(verify(verifier, "of another kind"))).isEqualTo(Reason.WRONG_TYPE);
  }

  @Test
  void aClientsResultThatIsNotAcceptedIsRefusedUnlessItIsSetToBeAcknowledged() {
    ResponseVerifierBuilder client = verifier().sender(Sender.CLIENT);

    assertThat(Verdicts.reason(verify(client.build(), "declined"))).isEqualTo(Reason.NOT_ACCEPTED);
    assertThat(Verdicts.reason(verify(client.build(), "of another kind")))
        .isEqualTo(Reason.WRONG_TYPE);
    client.onNotAccepted(OnNotAccepted.ACKNOWLEDGE);
    assertThat(Verdicts.acknowledged(verify(client.build(), "declined")))
        .isEqualTo(Reason.NOT_ACCEPTED);
  }

  @Test
  void aRecheckedResultThatIsNotAcceptedIsAcknowledgedToo() {
    ResponseVerifier verifier = verifier().build();
    VerifiedPayload payload = Verdicts.verified(verify(verifier, "r1"));

    assertThat(verifier.handling().recheck(payload)).isEqualTo(new Verification.Verified(payload));
    assertThat(Verdicts.acknowledged(verifier.handling().recheck(payload, Outcome.PENDING)))
        .isEqualTo(Reason.NOT_ACCEPTED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"forged", "stale"})
  void whatIsNotGenuineOrNotFreshIsNeverAcknowledged(String body) {
    ResponseVerifier verifier =
        verifier().onReplay(OnReplay.ACKNOWLEDGE).onNotAccepted(OnNotAccepted.ACKNOWLEDGE).build();

    assertThat(verify(verifier, body)).isInstanceOf(Verification.Rejected.class);
  }

  @Test
  void anAbandonedResultIsTakenAgainForTheFirstTime() {
    ResponseVerifier verifier = verifier().build();
    verify(verifier, "r1");

    parts.clock.move(Duration.ofSeconds(59));
    assertThat(Verdicts.reason(verify(verifier, "r1"))).isEqualTo(Reason.IN_PROGRESS);
    parts.clock.move(Duration.ofSeconds(1));
    assertThat(Verdicts.verified(verify(verifier, "r1")).firstSeen()).isTrue();
  }

  @Test
  void aStoreThatIsFullIsNeverAcknowledged() {
    ResponseVerifier verifier =
        verifier().replayGuard(ReplayGuards.inMemory(1, parts.clock)).build();
    use(verifier, "r1");

    assertThat(Verdicts.reason(verify(verifier, "r2"))).isEqualTo(Reason.UNAVAILABLE);
  }
}
