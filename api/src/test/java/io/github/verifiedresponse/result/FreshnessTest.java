package io.github.verifiedresponse.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FreshnessTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Freshness WINDOW =
      Freshness.within(Duration.ofSeconds(100)).withClockSkew(Duration.ofSeconds(10));

  @ParameterizedTest
  @CsvSource({"-111, false", "-110, true", "0, true", "10, true", "11, false"})
  void takesAResultWithinItsWindow(long seconds, boolean taken) {
    assertTaken(SignedTime.issuedAt(NOW.plusSeconds(seconds)), taken);
  }

  @ParameterizedTest
  @CsvSource({"10, true", "11, false"})
  void takesAResultFromItsNotBeforeOn(long seconds, boolean taken) {
    assertTaken(new SignedTime(NOW, NOW.plusSeconds(seconds), null), taken);
  }

  @ParameterizedTest
  @CsvSource({"-10, false", "-9, true"})
  void takesAResultUntilItExpires(long seconds, boolean taken) {
    assertTaken(new SignedTime(NOW, null, NOW.plusSeconds(seconds)), taken);
  }

  @Test
  void refusesAResultWithoutASignedTime() {
    assertTaken(SignedTime.NONE, false);
  }

  @Test
  void saysUntilWhenAResultCouldPassAgain() throws RejectedException {
    Instant until = WINDOW.check(SignedTime.issuedAt(NOW), NOW, Instant.MIN);

    assertThat(until).isEqualTo(NOW.plusSeconds(100 + 2 * 10));
    assertThat(Refusals.reason(() -> WINDOW.check(SignedTime.issuedAt(NOW), until, Instant.MIN)))
        .isEqualTo(Reason.STALE);
  }

  @Test
  void anEndOfItsOwnDoesNotLetAResultPassLongerThanItsAge() throws RejectedException {
    SignedTime withEnd = new SignedTime(NOW, null, NOW.plus(Duration.ofDays(1)));

    assertThat(WINDOW.check(withEnd, NOW, Instant.MIN)).isEqualTo(NOW.plusSeconds(100 + 2 * 10));
  }

  @Test
  void saysWhetherItJudgesAge() {
    assertThat(WINDOW.isLimited()).isTrue();
    assertThat(Freshness.unlimited().isLimited()).isFalse();
    assertThat(Freshness.timestampNotSigned().isLimited()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "P3651D"})
  void refusesAnAgeOutOfRange(Duration maxAge) {
    assertThatThrownBy(() -> Freshness.within(maxAge))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("set max-age to more than zero and at most ten years");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-1S", "PT1H0.001S"})
  void refusesASkewOutOfRange(Duration skew) {
    assertThatThrownBy(() -> WINDOW.withClockSkew(skew))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("set clock-skew to zero or more, and at most one hour");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "P3651D"})
  void refusesARetentionOutOfRange(Duration retention) {
    assertThatThrownBy(() -> WINDOW.withRetention(retention))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("set replay-retention to more than zero and at most ten years");
  }

  @Test
  void asksForAMemoryThatIsAsLongAsAResultCanPass() {
    assertThat(WINDOW.longestUse()).isEqualTo(Duration.ofSeconds(100 + 3 * 10));
    assertThat(WINDOW.withRetention(Duration.ofDays(1)).longestUse())
        .as("an age limit counts, and no retention")
        .isEqualTo(Duration.ofSeconds(100 + 3 * 10));
    assertThat(Freshness.unlimited().longestUse()).isEqualTo(Duration.ofDays(30));
    assertThat(Freshness.timestampNotSigned().withRetention(Duration.ofDays(3_650)).longestUse())
        .isEqualTo(Duration.ofDays(3_650));
  }

  @Test
  void showsItsWindow() {
    assertThat(WINDOW).hasToString("max-age PT1M40S, clock-skew PT10S");
    assertThat(Freshness.within(Duration.ofDays(1))).hasToString("max-age PT24H, clock-skew PT30S");
    assertThat(Freshness.unlimited()).hasToString("any age");
    assertThat(Freshness.timestampNotSigned()).hasToString("no time is signed");
  }

  private static void assertTaken(SignedTime time, boolean taken) {
    if (taken) {
      assertThatCode(() -> WINDOW.check(time, NOW, Instant.MIN)).doesNotThrowAnyException();
    } else {
      assertThat(Refusals.reason(() -> WINDOW.check(time, NOW, Instant.MIN)))
          .isEqualTo(Reason.STALE);
    }
  }
}
