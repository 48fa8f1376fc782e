package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the end of a handler says about a result, and what it does not say. */
class EndingTest {
  private static final Ending THREW = Ending.byException();

  @Test
  void onlyAnExceptionOfTheHandlerOrAStatusGivesBackWhereThatIsSet() {
    assertThat(GiveBack.EXCEPTION.appliesTo(THREW)).isTrue();
    assertThat(GiveBack.STATUS.appliesTo(THREW)).isTrue();
    assertThat(GiveBack.EXPLICIT.appliesTo(THREW)).isFalse();
    assertThat(GiveBack.NEVER.appliesTo(THREW)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "200, false",
    "202, false",
    "302, false",
    "400, false",
    "404, false",
    "409, false",
    "424, false",
    "428, false",
    "499, false",
    "0, false",
    "408, true",
    "425, true",
    "429, true",
    "500, true",
    "503, true",
    "599, true"
  })
  void aStatusThatAsksForRepetitionGivesBackWhereStatusIsSet(int status, boolean givesBack) {
    Ending answered = Ending.byAnswer(status);

    assertThat(GiveBack.STATUS.appliesTo(answered)).isEqualTo(givesBack);
    assertThat(GiveBack.EXCEPTION.appliesTo(answered)).isFalse();
    assertThat(GiveBack.EXPLICIT.appliesTo(answered)).isFalse();
    assertThat(GiveBack.NEVER.appliesTo(answered)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"200, true", "204, true", "303, true", "399, true", "400, false", "500, false"})
  void aHandlerThatAnswersBelow400HasSucceeded(int status, boolean success) {
    assertThat(Ending.byAnswer(status).isSuccess()).isEqualTo(success);
  }

  @Test
  void aHandlerThatThrewOrWasNotCalledHasNotSucceeded() {
    assertThat(THREW.isSuccess()).isFalse();
    assertThat(Ending.notCalled().isSuccess()).isFalse();
  }
}
