package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.Await;
import io.github.verifiedresponse.store.Databases;
import io.github.verifiedresponse.store.Entry;
import io.github.verifiedresponse.store.Intercepted;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A claim whose request was refused as unavailable must not stay, and no other one may go. */
class LostAnswersTest {
  private static final ReplayIdentity RESULT = ReplayIdentity.of("caf", "r1");
  private static final Instant UNTIL = Instant.parse("2126-11-22T10:00:00Z");

  /** How often a statement is tried, the last time included. */
  private static final int ATTEMPTS = 3;

  private static final Duration SHORT = Duration.ofMillis(300);
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private final DataSource database = Databases.h2();
  private final JdbcStore table = JdbcStore.of(database).createTable();
  private final ReplayGuard other = ReplayGuards.shared(TimeLimitedStore.of(table, PATIENT));

  private static ReplayGuard guard(DataSource dataSource, Duration timeout) {
    return ReplayGuards.shared(TimeLimitedStore.of(JdbcStore.of(dataSource), timeout));
  }

  private boolean isGivenBack() throws Exception {
    return table.find(RESULT.toHex()).filter(entry -> ClaimState.of(entry).isFree()).isPresent();
  }

  private boolean isFree() throws RejectedException {
    return Asked.admits(other, RESULT, UNTIL);
  }

  @Test
  @DisplayName("AT-159 takes back what a slow store has written when nobody waited any more")
  void takesBackWhatASlowStoreHasWritten() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    DataSource slow =
        Databases.of(
            () -> {
              await(answer);
              return database.getConnection();
            });

    assertThat(Refusals.reason(() -> Asked.admits(guard(slow, SHORT), RESULT, UNTIL)))
        .isEqualTo(Reason.UNAVAILABLE);
    answer.countDown();

    Await.until(() -> Databases.rows(database) == 1);
    Await.until(this::isFree);
  }

  @Test
  @DisplayName("AT-159 takes back what was written before the connection broke")
  void takesBackWhatWasWrittenBeforeTheConnectionBroke() throws Exception {
    DataSource breaking = breakingAfterwards("08006", ATTEMPTS);

    assertThat(Refusals.reason(() -> Asked.admits(guard(breaking, PATIENT), RESULT, UNTIL)))
        .isEqualTo(Reason.UNAVAILABLE);
    assertThat(Databases.rows(database)).isEqualTo(1);

    Await.until(this::isFree);
  }

  @Test
  void takesBackAlsoWhenTheStoreIsDownForAWhile() throws Exception {
    DataSource breaking = breakingAfterwards("08006", ATTEMPTS + 3);

    assertThat(Refusals.reason(() -> Asked.admits(guard(breaking, PATIENT), RESULT, UNTIL)))
        .isEqualTo(Reason.UNAVAILABLE);

    Await.until(this::isFree);
  }

  @Test
  @DisplayName("AT-174 takes back what was written before the store ended with an error")
  void takesBackWhatWasWrittenBeforeAnError() throws Exception {
    ReplayGuard guard = ReplayGuards.shared(TimeLimitedStore.of(new OnceDying(table), PATIENT));

    assertThat(Refusals.reason(() -> Asked.admits(guard, RESULT, UNTIL)))
        .isEqualTo(Reason.UNAVAILABLE);

    Await.until(this::isFree);
  }

  /** Its first insertion is written, and has no memory left for the answer. */
  private record OnceDying(Store store, AtomicBoolean died) implements Store {
    OnceDying(Store store) {
      this(store, new AtomicBoolean());
    }

    @Override
    public boolean insert(String key, Entry entry) throws Exception {
      boolean inserted = store.insert(key, entry);
      if (died.compareAndSet(false, true)) {
        throw new OutOfMemoryError("of this test");
      }
      return inserted;
    }

    @Override
    public Optional<Entry> find(String key) throws Exception {
      return store.find(key);
    }

    @Override
    public boolean replace(String key, Entry before, Entry after) throws Exception {
      return store.replace(key, before, after);
    }

    @Override
    public Duration keepsAtMost() {
      return store.keepsAtMost();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "08006", "57P01"})
  void findsItsOwnClaimWhenTheAnswerToACommitGotLost(String state) throws Exception {
    Claim claim = Asked.taken(guard(breakingAfterwards(state, 2), PATIENT), RESULT, UNTIL);

    assertThat(Asked.refused(other, RESULT, UNTIL)).isEqualTo(Admission.Refused.IN_USE);
    claim.use();
    assertThat(Asked.refused(other, RESULT, UNTIL)).isEqualTo(Admission.Refused.USED);
  }

  @Test
  void settlesAlsoWhenTheAnswerToThatGotLost() throws Exception {
    AtomicInteger broken = new AtomicInteger();
    ReplayGuard guard = guard(breakingAfterwards("08006", broken), PATIENT);
    Claim claim = Asked.taken(guard, RESULT, UNTIL);

    broken.set(2 * ATTEMPTS);
    claim.giveBack(3);

    Await.until(this::isGivenBack);
    assertThat(Asked.taken(other, RESULT, UNTIL).givenBack()).isEqualTo(3);
  }

  @Test
  void takesBackNothingOfAnotherClaim() throws Exception {
    Asked.taken(other, RESULT, UNTIL);

    assertThat(SharedClaim.free(table, RESULT.toHex(), "another claim", 0)).isTrue();
    assertThat(SharedClaim.free(table, "0".repeat(64), "another claim", 0)).isTrue();

    assertThat(Asked.refused(other, RESULT, UNTIL)).isEqualTo(Admission.Refused.IN_USE);
  }

  @Test
  @DisplayName("AT-155 taking back leaves what is used, though the clock is ahead by then")
  void takingBackLeavesWhatIsUsedThoughTheClockIsAhead() throws Exception {
    Asked.taken(other, RESULT, UNTIL).use();
    SharedReplayGuard ahead =
        new SharedReplayGuard(
            TimeLimitedStore.of(table, PATIENT), TestClock.at(UNTIL.plusSeconds(3_600)));

    ClaimTerms terms = new ClaimTerms(UNTIL, UNTIL, false);
    assertThat(ahead.close(table, RESULT.toHex(), "another claim", terms)).isTrue();

    assertThat(Asked.refused(other, RESULT, UNTIL)).isEqualTo(Admission.Refused.USED);
  }

  @Test
  void takingBackKeepsTheCount() throws Exception {
    Asked.taken(other, RESULT, UNTIL).giveBack(2);

    assertThat(
            Refusals.reason(
                () -> Asked.admits(guard(breakingAfterTaking(), PATIENT), RESULT, UNTIL)))
        .isEqualTo(Reason.UNAVAILABLE);

    Await.until(this::isGivenBack);
    assertThat(Asked.taken(other, RESULT, UNTIL).givenBack()).isEqualTo(2);
  }

  /** The first connections that replace an entry do so, and then break; purging takes others. */
  private DataSource breakingAfterTaking() {
    AtomicInteger breaks = new AtomicInteger(ATTEMPTS);
    return Databases.of(
        () -> {
          AtomicBoolean replaces = new AtomicBoolean();
          return Intercepted.connection(
              database.getConnection(),
              (method, arguments, call) -> {
                if (method.equals("prepareStatement")
                    && String.valueOf(arguments[0]).startsWith("UPDATE")) {
                  replaces.set(true);
                }
                Object result = call.proceed();
                if (method.equals("close") && replaces.get() && breaks.getAndDecrement() > 0) {
                  throw new SQLException("broken", "08006");
                }
                return result;
              });
        });
  }

  private DataSource breakingAfterwards(String state, int times) {
    return breakingAfterwards(state, new AtomicInteger(times));
  }

  /** So many connections do their work, and then break. */
  private DataSource breakingAfterwards(String state, AtomicInteger times) {
    return Databases.breakingAfterwards(database, state, times);
  }

  private static void await(CountDownLatch answer) throws SQLException {
    try {
      assertThat(answer.await(PATIENT.toSeconds(), TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new SQLException(e);
    }
  }
}
