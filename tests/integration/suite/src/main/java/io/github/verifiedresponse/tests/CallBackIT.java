package io.github.verifiedresponse.tests;

import static io.github.verifiedresponse.tests.Once.doing;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.tests.Once.Result;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A vendor's call-back is handled until that succeeds, acknowledged from then on, and never lost.
 */
@Tag(ShortForm.TAG)
class CallBackIT extends DeployedOnce {
  @ParameterizedTest(name = "C1 a vendor is told that a used result has arrived: {0}")
  @ValueSource(strings = {"vendor", "api/vendor", "shufti", "api/shufti"})
  void aVendorIsToldThatAUsedResultHasArrived(String path) {
    Result result =
        path.endsWith("shufti")
            ? Once.shufti(UUID.randomUUID().toString(), "verification.accepted")
            : Once.caf();
    assertThat(once.send(path, result).body()).isEqualTo("handled");

    for (int i = 0; i < 3; i++) {
      assertAcknowledged(once.send(path, result, doing("effect")));
    }
    assertThat(once.effects(result)).isEqualTo(1);
  }

  @ParameterizedTest(name = "C2 a vendor is told that a result of no use has arrived: {0}")
  @ValueSource(strings = {"vendor", "api/vendor"})
  void aVendorIsToldThatAResultOfNoUseHasArrived(String path) {
    Result declined = Once.caf(false);

    for (int i = 0; i < 2; i++) {
      assertAcknowledged(once.send(path, declined));
    }
    assertThat(once.effects(declined)).isZero();
  }

  @ParameterizedTest(name = "C3 a call-back is not acknowledged before the first has ended: {0}")
  @ValueSource(strings = {"vendor", "api/vendor"})
  void aCallBackIsNotAcknowledgedBeforeTheFirstHasEnded(String path) {
    Result result = Once.caf();
    CompletableFuture<Answer> first = once.sendWaiting(path, result, "503");

    Answer second = once.sendOnce(path, result);
    assertThat(second.verdict()).isEqualTo("503 in-progress");
    assertThat(second.header("Retry-After")).matches("[0-9]+");
    once.go(result.id());
    assertThat(first.join().status()).isEqualTo(503);

    assertThat(once.send(path, result, doing("effect")).body()).isEqualTo("handled");
    assertAcknowledged(once.send(path, result, doing("effect")));
    assertThat(once.effects(result)).isEqualTo(1);
  }

  @ParameterizedTest(name = "C3 a call-back that was not handled runs again: {0} {1}")
  @CsvSource({
    "vendor, 500",
    "vendor, 503",
    "vendor, 408",
    "vendor, 425",
    "vendor, 429",
    "vendor, throw",
    "api/vendor, 500",
    "api/vendor, 503",
    "api/vendor, 408",
    "api/vendor, 425",
    "api/vendor, 429"
  })
  void aCallBackThatWasNotHandledRunsAgain(String path, String how) {
    Result result = Once.caf();

    assertThat(once.send(path, result, doing(how)).status()).isGreaterThanOrEqualTo(408);

    assertThat(once.send(path, result, doing("effect")).body()).isEqualTo("handled");
    assertAcknowledged(once.send(path, result, doing("effect")));
    assertThat(once.effects(result)).isEqualTo(1);
  }

  @Test
  @DisplayName("C3 a call-back whose resource failed runs again")
  void aCallBackWhoseResourceFailedRunsAgain() {
    Result result = Once.caf();

    assertThat(once.send("api/vendor", result, doing("throw")).status()).isEqualTo(500);

    Answer again = once.send("api/vendor", result, doing("effect"));
    assertThat(again.body()).isEqualTo("handled");
    assertThat(once.effects(result)).isEqualTo(1);
  }

  @ParameterizedTest(name = "C4 another call-back of the same reference and event is another: {0}")
  @ValueSource(strings = {"shufti", "api/shufti"})
  void anotherCallBackOfTheSameReferenceAndEventIsAnother(String path) {
    String reference = UUID.randomUUID().toString();
    Result one = Once.shufti(reference, "verification.status.changed");
    Result other = Once.shufti(reference, "verification.status.changed");

    assertThat(once.send(path, one).body()).isEqualTo("handled");
    assertThat(once.send(path, other).body()).isEqualTo("handled");
    assertThat(once.effects(one)).isEqualTo(2);

    assertAcknowledged(once.send(path, one, doing("effect")));
    assertAcknowledged(once.send(path, other, doing("effect")));
    assertThat(once.effects(one)).isEqualTo(2);
  }

  private static void assertAcknowledged(Answer answer) {
    assertThat(answer.verdict()).as("answer %s", answer).isEqualTo("200");
    assertThat(answer.body()).isEmpty();
  }
}
