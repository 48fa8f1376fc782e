package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
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
    Instant until =
        Objects.requireNonNull(WINDOW.check(SignedTime.issuedAt(NOW), NOW, Instant.MIN));

    assertThat(Refusals.reason(() -> WINDOW.check(SignedTime.issuedAt(NOW), until, Instant.MIN)))
        .isEqualTo(Reason.STALE);
  }

  @Test
  void judgesNothingWithoutALimit() throws RejectedException {
    for (Freshness off : new Freshness[] {Freshness.unlimited(), Freshness.timestampNotSigned()}) {
      assertThat(off.isLimited()).isFalse();
      assertThat(off.check(SignedTime.NONE, NOW, Instant.MIN)).isNull();
      assertThat(off.check(SignedTime.issuedAt(Instant.EPOCH), NOW, Instant.MIN)).isNull();
    }
    assertThat(WINDOW.isLimited()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "P3651D"})
  void refusesAnAgeOutOfRange(Duration maxAge) {
    assertThatThrownBy(() -> Freshness.within(maxAge))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("max-age is more than zero and at most ten years");
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT-1S", "PT1H0.001S"})
  void refusesASkewOutOfRange(Duration skew) {
    assertThatThrownBy(() -> WINDOW.withClockSkew(skew))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("clock-skew is zero or more and at most an hour");
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
