package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.Claim;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.replay.OnReplay;
import io.github.verifiedresponse.replay.ReplayGuards;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What becomes of a claim, once, and who is told. */
class SettlementTest {
  private final RecordedParts parts = new RecordedParts();
  private final RecordedClaim claim = new RecordedClaim();
  private final List<String> told = new ArrayList<>();

  private ResponseVerifierBuilder verifier() {
    return taking(claim);
  }

  private ResponseVerifierBuilder taking(Claim taken) {
    return parts
        .builder()
        .replayGuard((identity, terms) -> new Admission.Taken(taken))
        .listener(
            event -> event.settlement().ifPresent(end -> told.add(event.verifier() + " " + end)));
  }

  private static VerifiedPayload verify(ResponseVerifier verifier) {
    return Verdicts.verified(verifier.verify(TestMessage.ofJson("r1").build()));
  }

  @Test
  void aHandlerThatHasEndedHasUsedItsResult() {
    ResponseVerifier verifier = verifier().build();

    verifier.handling().settle(verify(verifier), Ending.byAnswer(200));

    assertThat(claim.settled()).containsExactly("used");
    assertThat(told).containsExactly("recorded USED");
  }

  @Test
  void aClaimIsSettledOnce() {
    ResponseVerifier verifier = verifier().giveBack(GiveBack.EXCEPTION).build();
    VerifiedPayload payload = verify(verifier);

    verifier.handling().settle(payload, Ending.byAnswer(200));
    verifier.handling().settle(payload, Ending.byException());
    verifier.handling().settle(payload, Ending.notCalled());
    verifier.handling().settle(payload, Ending.byAnswer(200));

    assertThat(claim.settled()).containsExactly("used");
    assertThat(told).containsExactly("recorded USED");
  }

  @Test
  void whatWasGivenBackIsNotUsedByTheEndOfItsHandler() {
    ResponseVerifier verifier = verifier().build();
    VerifiedPayload payload = verify(verifier);

    payload.giveBack();
    verifier.handling().settle(payload, Ending.byAnswer(503));
    verifier.handling().settle(payload, Ending.notCalled());

    assertThat(claim.settled()).containsExactly("given back 1");
    assertThat(told).containsExactly("recorded GIVEN_BACK");
  }

  @Test
  void givingBackCountsOnFromWhatTheClaimSays() {
    RecordedClaim fourth = new RecordedClaim(4);
    RecordedClaim fifth = new RecordedClaim(5);

    verify(taking(fourth).build()).giveBack();
    verify(taking(fifth).build()).giveBack();

    assertThat(fourth.settled()).containsExactly("given back 5");
    assertThat(fifth.settled()).isEmpty();
    assertThat(told).containsExactly("recorded GIVEN_BACK");
  }

  @Test
  void whatNoHandlerWasGivenIsGivenBackUncounted() {
    RecordedClaim fifth = new RecordedClaim(5);
    ResponseVerifier verifier = taking(fifth).build();

    verifier.handling().settle(verify(verifier), Ending.notCalled());

    assertThat(fifth.settled()).containsExactly("given back 5");
    assertThat(told).containsExactly("recorded NOT_CALLED");
  }

  @Test
  void anAttachedReplayHasNothingToSettle() {
    ResponseVerifier attaching =
        parts
            .builder()
            .replayGuard(ReplayGuards.inMemory(10, parts.clock))
            .onReplay(OnReplay.ATTACH)
            .build();
    attaching.handling().settle(verify(attaching), Ending.byAnswer(200));
    VerifiedPayload replay = verify(attaching);
    assertThat(replay.firstSeen()).isFalse();

    replay.giveBack();
    attaching.handling().settle(replay, Ending.notCalled());

    assertThat(verify(attaching).firstSeen()).isFalse();
  }

  @Test
  void aGuardThatBreaksDoesNotBreakTheAnswer() {
    ResponseVerifier verifier = taking(new BrokenClaim()).build();
    try (LogCapture log = LogCapture.start()) {
      verifier.handling().settle(verify(verifier), Ending.byAnswer(200));
      verifier.handling().settle(verify(verifier), Ending.notCalled());
      verify(verifier).giveBack();

      assertThat(log.lines())
          .filteredOn(line -> line.startsWith("SEVERE"))
          .hasSize(3)
          .containsOnly(
              "SEVERE verifier recorded: the replay guard failed with"
                  + " java.lang.IllegalStateException; a claim was not settled");
    }
  }

  @Test
  void aListenerThatBreaksSettlesAllTheSame() {
    ResponseVerifier verifier =
        parts
            .builder()
            .replayGuard((identity, terms) -> new Admission.Taken(claim))
            .listener(
                event -> {
                  throw new IllegalStateException("the metrics are down");
                })
            .build();

    verifier.handling().settle(verify(verifier), Ending.byAnswer(200));

    assertThat(claim.settled()).containsExactly("used");
  }

  private static final class BrokenClaim implements Claim {
    @Override
    public int givenBack() {
      return 0;
    }

    @Override
    public void use() {
      throw new IllegalStateException("a message that quotes an identity");
    }

    @Override
    public void giveBack(int givenBack) {
      throw new IllegalStateException("a message that quotes an identity");
    }
  }
}
