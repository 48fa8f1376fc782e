package io.github.verifiedresponse.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Any age is taken; the times that a result sets itself still count. */
class UnlimitedFreshnessTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Instant FAR = Instant.parse("9999-12-31T23:59:59Z");
  private static final Freshness ANY_AGE =
      Freshness.unlimited().withClockSkew(Duration.ofSeconds(10));

  @Test
  void takesAResultOfAnyAge() {
    assertTaken(issued(NOW), true);
    assertTaken(issued(Instant.EPOCH), true);
    assertTaken(SignedTime.NONE, true);
  }

  @Test
  void refusesWhatIsFarFromNow() {
    assertTaken(issued(FAR), false);
    assertTaken(new SignedTime(NOW, FAR, null), false);
    assertTaken(new SignedTime(NOW, null, NOW.minus(Duration.ofDays(3_650))), false);
    assertTaken(new SignedTime(Instant.EPOCH, null, Instant.EPOCH), false);
  }

  @ParameterizedTest
  @CsvSource({"10, true", "11, false"})
  void refusesAResultFromTheFuture(long seconds, boolean taken) {
    assertTaken(issued(NOW.plusSeconds(seconds)), taken);
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
  void theTimesCountAlsoWhereNoIssueTimeIsSigned() {
    for (Freshness freshness : new Freshness[] {ANY_AGE, Freshness.timestampNotSigned()}) {
      assertThat(reason(freshness, new SignedTime(null, null, NOW.minusSeconds(60))))
          .isEqualTo(Reason.STALE);
      assertThat(reason(freshness, new SignedTime(null, NOW.plusSeconds(60), null)))
          .isEqualTo(Reason.STALE);
    }
  }

  @Test
  void countsTheDefaultSkew() {
    SignedTime ahead = issued(NOW.plusSeconds(30));

    assertThat(reason(Freshness.unlimited(), ahead)).isNull();
    assertThat(reason(Freshness.unlimited().withClockSkew(Duration.ZERO), ahead))
        .isEqualTo(Reason.STALE);
  }

  @ParameterizedTest
  @ValueSource(longs = {-9, 0, 60, 100_000_000})
  void remembersAResultUntilItHasExpiredByEveryClock(long seconds) throws RejectedException {
    SignedTime time = new SignedTime(NOW, null, NOW.plusSeconds(seconds));

    Instant until = ANY_AGE.check(time, NOW, Instant.MIN);

    assertThat(until).isEqualTo(NOW.plusSeconds(seconds + 2 * 10));
    assertThat(Refusals.reason(() -> ANY_AGE.check(time, until, Instant.MIN)))
        .isEqualTo(Reason.STALE);
  }

  @Test
  void remembersAResultThatNeverExpiresForTheRetention() throws RejectedException {
    Freshness aDay = ANY_AGE.withRetention(Duration.ofDays(1));

    assertThat(ANY_AGE.check(issued(NOW), NOW, Instant.MIN))
        .isEqualTo(NOW.plus(Duration.ofDays(30)));
    assertThat(aDay.check(issued(Instant.EPOCH), NOW, Instant.MIN))
        .isEqualTo(NOW.plus(Duration.ofDays(1)));
    assertThat(aDay.check(new SignedTime(NOW, null, NOW.plusSeconds(60)), NOW, Instant.MIN))
        .as("the signed end counts, and no retention")
        .isEqualTo(NOW.plusSeconds(60 + 2 * 10));
  }

  @Test
  void remembersAResultForTenYearsAtMost() throws RejectedException {
    assertThat(ANY_AGE.check(new SignedTime(NOW, null, FAR), NOW, Instant.MIN))
        .isEqualTo(NOW.plus(Duration.ofDays(3_650)).plusSeconds(2 * 10));
  }

  @Test
  void refusesWhatWasIssuedBeforeTheGuardKnewOfEveryUse() {
    assertThat(Refusals.reason(() -> ANY_AGE.check(issued(NOW.plusSeconds(9)), NOW, NOW)))
        .isEqualTo(Reason.STALE);
    assertThatCode(() -> ANY_AGE.check(issued(NOW.plusSeconds(10)), NOW, NOW))
        .doesNotThrowAnyException();
  }

  private static SignedTime issued(Instant at) {
    return SignedTime.issuedAt(at);
  }

  private static void assertTaken(SignedTime time, boolean taken) {
    assertThat(reason(ANY_AGE, time)).isEqualTo(taken ? null : Reason.STALE);
  }

  private static @Nullable Reason reason(Freshness freshness, SignedTime time) {
    try {
      assertThat(freshness.check(time, NOW, Instant.MIN)).isNotNull();
      return null;
    } catch (RejectedException refused) {
      return refused.reason();
    }
  }
}
