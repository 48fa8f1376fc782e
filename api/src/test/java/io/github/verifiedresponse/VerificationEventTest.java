package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.VerificationEvent.Result;
import io.github.verifiedresponse.VerificationEvent.Step;
import io.github.verifiedresponse.message.FilterKind;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.replay.Settlement;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.result.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What listeners are told of one request. */
class VerificationEventTest {
  private final RecordedParts parts = new RecordedParts();
  private final List<VerificationEvent> told = new ArrayList<>();

  private ResponseVerifierBuilder verifier() {
    return parts.builder().replayGuard(ReplayGuards.inMemory(10, parts.clock)).listener(told::add);
  }

  private static InboundMessage message() {
    InboundMessage message = TestMessage.ofJson("r1").build();
    message.noteFilter(FilterKind.JAX_RS);
    return message;
  }

  @Test
  void aHandledRequestIsToldWhenItIsVerifiedAndWhenItsClaimHasEnded() {
    ResponseVerifier verifier = verifier().build();

    VerifiedPayload payload = Verdicts.verified(verifier.verify(message()));
    verifier.handling().settle(payload, Ending.byAnswer(200));

    assertThat(told).extracting(VerificationEvent::step).containsExactly(Step.VERIFY, Step.SETTLE);
    assertThat(told)
        .allSatisfy(
            event -> {
              assertThat(event.verifier()).isEqualTo("recorded");
              assertThat(event.scheme()).isEqualTo(verifier.scheme());
              assertThat(event.filter()).isEqualTo(FilterKind.JAX_RS);
              assertThat(event.result()).isEqualTo(Result.VERIFIED);
              assertThat(event.reason()).isEmpty();
              assertThat(event.outcome()).isPresent();
              assertThat(event.key()).isEqualTo(payload.key());
              assertThat(event.firstSeen()).isTrue();
              assertThat(event.duration()).isPositive();
            });
    assertThat(told.get(0).settlement()).isEmpty();
    assertThat(told.get(1).settlement()).contains(Settlement.USED);
    assertThat(payload.isRead()).as("a listener reads nothing for the application").isFalse();
  }

  @Test
  void aRefusalIsToldWithItsReason() {
    ResponseVerifier verifier = verifier().build();
    verifier.verify(message());

    verifier.verify(message());

    VerificationEvent refusal = told.get(1);
    assertThat(refusal.result()).isEqualTo(Result.REJECTED);
    assertThat(refusal.reason()).contains(Reason.IN_PROGRESS);
    assertThat(refusal.outcome()).isEmpty();
    assertThat(refusal.account()).isEmpty();
    assertThat(refusal.firstSeen()).isFalse();
  }

  @Test
  void aVendorsReplayIsToldAsAcknowledged() {
    ResponseVerifier verifier = verifier().sender(Sender.VENDOR).build();
    VerifiedPayload first = Verdicts.verified(verifier.verify(message()));
    verifier.handling().settle(first, Ending.byAnswer(200));

    verifier.verify(message());

    assertThat(told.get(2).result()).isEqualTo(Result.ACKNOWLEDGED);
    assertThat(told.get(2).reason()).contains(Reason.REPLAYED);
  }

  @Test
  void aTimeOutIsToldWhileTheResultStaysInUse() {
    ResponseVerifier verifier = verifier().sender(Sender.VENDOR).build();
    VerifiedPayload payload = Verdicts.verified(verifier.verify(message()));

    verifier.handling().settle(payload, Ending.byContainer(503));
    payload.giveBack();

    assertThat(told)
        .extracting(VerificationEvent::settlement)
        .containsExactly(
            Optional.empty(),
            Optional.of(Settlement.TIMED_OUT),
            Optional.of(Settlement.GIVEN_BACK));
  }

  @Test
  void anotherLookAtTheSameRequestIsToldWithTheFilterThatLooks() {
    ResponseVerifier verifier = verifier().build();
    VerifiedPayload payload = Verdicts.verified(verifier.verify(message()));

    verifier.handling().recheck(payload, Acceptance.of(Outcome.PENDING), FilterKind.SPRING);

    assertThat(told.get(1).step()).isEqualTo(Step.RECHECK);
    assertThat(told.get(1).filter()).isEqualTo(FilterKind.SPRING);
    assertThat(told.get(1).reason()).contains(Reason.NOT_ACCEPTED);
  }

  @Test
  void anAnswerInPlaceOfTheHandlersIsTold() {
    ResponseVerifier verifier = verifier().build();
    VerifiedPayload payload = Verdicts.verified(verifier.verify(message()));

    verifier.handling().replaced(payload, verifier.handling().alreadyUsed());

    assertThat(told.get(1).step()).isEqualTo(Step.ANSWER);
    assertThat(told.get(1).reason()).contains(Reason.REPLAYED);
  }

  @Test
  void aClosedApplicationHasNoVerifier() {
    VerificationEvent closed = VerificationEvent.closed(FilterKind.SERVLET);

    assertThat(closed.verifier()).isEmpty();
    assertThat(closed.result()).isEqualTo(Result.REJECTED);
    assertThat(closed.reason()).contains(Reason.NOT_VERIFIED);
  }

  @Test
  void theTextOfAnEventHoldsNothingThatWasSigned() {
    ResponseVerifier verifier = verifier().build();

    VerifiedPayload payload = Verdicts.verified(verifier.verify(message()));

    assertThat(told.get(0).toString()).doesNotContain(payload.id());
  }

  @Test
  void aListenerWithNothingToListenForIsLeftOut() {
    ResponseVerifier verifier =
        parts
            .builder()
            .listener(
                new VerificationListener() {
                  @Override
                  public void onEvent(VerificationEvent event) {
                    told.add(event);
                  }

                  @Override
                  public boolean isNeeded() {
                    return false;
                  }
                })
            .build();

    verifier.verify(message());

    assertThat(told).isEmpty();
  }

  @Test
  void aListenerIsToldOfEachVerifierOnceAtItsStart() {
    List<VerifierStatus> started = new ArrayList<>();
    ResponseVerifier built =
        parts
            .builder()
            .listener(
                new VerificationListener() {
                  @Override
                  public void onEvent(VerificationEvent event) {}

                  @Override
                  public void onStart(VerifierStatus verifier) {
                    started.add(verifier);
                  }
                })
            .build();

    built.verify(message());

    assertThat(started).containsExactly(built.status());
  }
}
