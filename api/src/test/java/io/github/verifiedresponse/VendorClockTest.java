package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.result.SignedTime;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Only a result that seems to come from the future proves something of this node's clock. */
class VendorClockTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Duration TOLERANCE = Duration.ofSeconds(30);

  private final TestClock clock = TestClock.at(NOW);
  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> warnings = new ArrayList<>();
  private final VendorClock compared = with(TOLERANCE);

  private VendorClock with(Duration tolerance) {
    return new VendorClock(clock, tolerance, nanos::get, (behind, most) -> warnings.add(behind));
  }

  @Test
  void knowsNothingBeforeTheFirstResultAndWithoutASignedTime() {
    assertThat(compared.compare(SignedTime.NONE)).isEqualTo(NOW);

    assertThat(compared.behind()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {40, 29, 1, 0, -1, -250})
  void saysHowFarThisClockIsBehind(long seconds) {
    comes(seconds);

    assertThat(compared.behind()).contains(Duration.ofSeconds(seconds));
  }

  @Test
  void countsPartsOfASecond() {
    clock.move(Duration.ofMillis(250));
    comes(3);

    assertThat(compared.behind()).contains(Duration.ofMillis(2_750));
  }

  @Test
  void theYoungestOfManyCounts() {
    comes(-20);
    comes(-3);
    passes(Duration.ofSeconds(30));
    comes(-9);

    assertThat(compared.behind()).contains(Duration.ofSeconds(-3));
  }

  @Test
  void whoRepeatsOldResultsChangesNothing() {
    comes(2);

    for (int minute = 0; minute < 60; minute++) {
      passes(Duration.ofMinutes(1));
      issued(NOW.plusSeconds(2));
      issued(NOW.minusSeconds(100));
      issued(Instant.EPOCH);
      if (minute < 4) {
        assertThat(compared.behind()).contains(Duration.ofSeconds(2));
      }
    }

    assertThat(compared.behind()).as("an hour after the last new one").isEmpty();
    comes(1);
    assertThat(compared.behind()).contains(Duration.ofSeconds(1));
  }

  @Test
  void whatIsOlderThanAnHourSaysNothing() {
    comes(-3_601);

    assertThat(compared.behind()).isEmpty();
  }

  @Test
  void aClockThatWasSetRightIsKnownForIt() {
    comes(25);
    clock.move(Duration.ofSeconds(25));

    for (int minute = 0; minute < 11; minute++) {
      passes(Duration.ofMinutes(1));
      comes(0);
    }

    assertThat(compared.behind()).contains(Duration.ZERO);
  }

  /** A vendor's mistake must not hide what its later results say. */
  @Test
  void oneResultFromFarAheadHidesNoOthers() {
    issued(Instant.parse("9999-12-31T23:59:59Z"));
    passes(Duration.ofMinutes(11));

    comes(3);

    assertThat(compared.behind()).contains(Duration.ofSeconds(3));
  }

  @ParameterizedTest
  @CsvSource({"PT30S, 14, 15", "PT0S, 0, 1", "PT1H, 1799, 1800"})
  void warnsWhenHalfOfTheToleranceIsUsedUp(Duration tolerance, long enough, long tooMuch) {
    VendorClock one = with(tolerance);

    one.compare(SignedTime.issuedAt(NOW.plusSeconds(enough)));
    assertThat(warnings).isEmpty();

    one.compare(SignedTime.issuedAt(NOW.plusSeconds(tooMuch)));
    assertThat(warnings).containsExactly(Duration.ofSeconds(tooMuch));
  }

  @Test
  void warnsOnceAnHour() {
    for (int minute = 0; minute < 60; minute++) {
      comes(40);
      passes(Duration.ofMinutes(1));
    }
    assertThat(warnings).containsExactly(Duration.ofSeconds(40));

    comes(41);
    assertThat(warnings).containsExactly(Duration.ofSeconds(40), Duration.ofSeconds(41));
  }

  @Test
  void neverWarnsOfResultsThatAreOld() {
    for (int second = 0; second < 3_600; second++) {
      passes(Duration.ofSeconds(1));
      comes(-290);
    }

    assertThat(warnings).isEmpty();
    assertThat(compared.behind()).contains(Duration.ofSeconds(-290));
  }

  /** A new result comes whose time is so many seconds ahead of this node's. */
  private void comes(long ahead) {
    issued(clock.instant().plusSeconds(ahead).truncatedTo(ChronoUnit.SECONDS));
  }

  private void issued(Instant at) {
    assertThat(compared.compare(SignedTime.issuedAt(at))).isEqualTo(clock.instant());
  }

  private void passes(Duration time) {
    clock.move(time);
    nanos.addAndGet(time.toNanos());
  }
}
