package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.binding.Binding;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Ending;
import io.github.verifiedresponse.replay.GiveBack;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Sender;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** When a result may be sent again: only when its handler did nothing, and said so. */
class GiveBackTest {
  private static final int MOST = 5;

  private final RecordedParts parts = new RecordedParts();

  private ResponseVerifierBuilder verifier() {
    return parts
        .builder()
        .binding(Binding.none())
        .replayGuard(ReplayGuards.inMemory(10, parts.clock));
  }

  private static Verification verify(ResponseVerifier verifier) {
    return verifier.verify(TestMessage.ofJson("r1").build());
  }

  private static VerifiedPayload verified(ResponseVerifier verifier) {
    return Verdicts.verified(verify(verifier));
  }

  private static void handle(ResponseVerifier verifier, Ending ending) {
    verifier.handling().settle(verified(verifier), ending);
  }

  @Test
  @DisplayName("AT-159 a result that the application gives back may be sent again")
  void whatTheApplicationGivesBackMayBeSentAgain() {
    ResponseVerifier verifier = verifier().build();
    VerifiedPayload payload = verified(verifier);

    payload.giveBack();

    assertThat(verified(verifier).firstSeen()).isTrue();
    verifier.handling().settle(payload, Ending.byAnswer(200));
    assertThat(Verdicts.reason(verify(verifier)))
        .as("the first request's end changes nothing of the second's claim")
        .isEqualTo(Reason.IN_PROGRESS);
  }

  @Test
  @DisplayName("AT-159 and stays used whatever else becomes of a client's request")
  void aClientsResultStaysUsedWhateverElseBecomesOfItsRequest() {
    Ending[] endings = {
      Ending.byAnswer(0),
      Ending.byAnswer(200),
      Ending.byAnswer(408),
      Ending.byAnswer(500),
      Ending.byAnswer(503),
      Ending.byException()
    };
    for (Ending ending : endings) {
      ResponseVerifier verifier = verifier().build();
      handle(verifier, ending);

      assertThat(Verdicts.reason(verify(verifier))).as("%s", ending).isEqualTo(Reason.REPLAYED);
    }
  }

  @Test
  void theApplicationMayGiveBackAfterTheEndOfItsHandler() {
    ResponseVerifier verifier = verifier().build();
    VerifiedPayload payload = verified(verifier);
    verifier.handling().settle(payload, Ending.byAnswer(503));
    assertThat(Verdicts.reason(verify(verifier))).isEqualTo(Reason.REPLAYED);

    payload.giveBack();

    assertThat(verified(verifier).firstSeen()).isTrue();
  }

  @Test
  void whatIsGivenBackTwiceIsGivenBackOnce() {
    ResponseVerifier verifier = verifier().build();
    VerifiedPayload payload = verified(verifier);
    payload.giveBack();
    handle(verifier, Ending.byAnswer(200));

    payload.giveBack();

    assertThat(Verdicts.reason(verify(verifier))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  void anExceptionOfTheHandlerGivesBackWhereThatIsSet() {
    ResponseVerifier verifier = verifier().giveBack(GiveBack.EXCEPTION).build();

    handle(verifier, Ending.byException());
    handle(verifier, Ending.byAnswer(500));

    assertThat(Verdicts.reason(verify(verifier))).isEqualTo(Reason.REPLAYED);
  }

  @ParameterizedTest
  @ValueSource(ints = {408, 425, 429, 500, 503})
  void aStatusGivesBackWhatAVendorSends(int status) {
    ResponseVerifier verifier = verifier().sender(Sender.VENDOR).build();

    handle(verifier, Ending.byAnswer(status));
    handle(verifier, Ending.byAnswer(400));

    assertThat(Verdicts.acknowledged(verify(verifier))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  void aVendorsResultCanBeGivenBackByTheApplicationOnly() {
    ResponseVerifier verifier =
        verifier().sender(Sender.VENDOR).giveBack(GiveBack.EXPLICIT).build();

    handle(verifier, Ending.byAnswer(503));

    assertThat(Verdicts.acknowledged(verify(verifier))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  void neverMeansNever() {
    ResponseVerifier verifier = verifier().giveBack(GiveBack.NEVER).build();
    VerifiedPayload payload = verified(verifier);
    try (LogCapture log = LogCapture.start()) {
      payload.giveBack();

      assertThat(log.lines())
          .containsExactly("WARNING verifier recorded: give-back=never, so giveBack() did nothing");
    }
    verifier.handling().settle(payload, Ending.byException());

    assertThat(Verdicts.reason(verify(verifier))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  void aResultIsGivenBackFiveTimesAtMost() {
    ResponseVerifier verifier = verifier().build();
    for (int i = 0; i < MOST; i++) {
      verified(verifier).giveBack();
    }
    try (LogCapture log = LogCapture.start()) {
      VerifiedPayload last = verified(verifier);
      last.giveBack();

      assertThat(log.lines())
          .containsExactly(
              "WARNING verifier recorded: one result was given back 5 times, which is the limit: it"
                  + " now stays used, and the vendor must sign a new one");
      assertThat(Verdicts.reason(verify(verifier))).isEqualTo(Reason.IN_PROGRESS);
      verifier.handling().settle(last, Ending.byAnswer(500));
    }
    assertThat(Verdicts.reason(verify(verifier))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  void aClientHasAHandlerThatFailsForEverCalledSixTimes() {
    ResponseVerifier verifier = verifier().giveBack(GiveBack.EXCEPTION).build();
    for (int i = 0; i <= MOST; i++) {
      handle(verifier, Ending.byException());
    }

    assertThat(Verdicts.reason(verify(verifier))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  void aVendorHasAHandlerCalledUntilItSucceeds() {
    ResponseVerifier verifier = verifier().sender(Sender.VENDOR).build();
    for (int i = 0; i < 4 * MOST; i++) {
      handle(verifier, Ending.byAnswer(500));
    }

    handle(verifier, Ending.byAnswer(200));
    assertThat(Verdicts.acknowledged(verify(verifier))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  void aVendorIsNotToldThatAResultWasHandledThatWasGivenBack() {
    ResponseVerifier verifier = verifier().sender(Sender.VENDOR).build();
    VerifiedPayload payload = verified(verifier);
    payload.giveBack();

    assertThat(verifier.handling().missed(payload, Ending.byAnswer(200)))
        .containsInstanceOf(Verification.Rejected.class);
    assertThat(verifier.handling().missed(payload, Ending.byAnswer(503))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "STATUS")
  void whatNoHandlerWasGivenIsGivenBackAlwaysAndNotCounted(GiveBack giveBack) {
    ResponseVerifier verifier = verifier().giveBack(giveBack).build();
    for (int i = 0; i < 2 * MOST; i++) {
      handle(verifier, Ending.notCalled());
    }

    assertThat(verified(verifier).firstSeen()).isTrue();
  }

  @Test
  void eachGivingBackIsLoggedWithoutTheResult() {
    ResponseVerifier verifier = verifier().build();
    VerifiedPayload payload = verified(verifier);
    try (LogCapture log = LogCapture.start()) {
      payload.giveBack();
      payload.giveBack();

      assertThat(log.lines())
          .containsExactly("INFO verifier recorded: a result was given back and can be sent again");
    }
  }
}
