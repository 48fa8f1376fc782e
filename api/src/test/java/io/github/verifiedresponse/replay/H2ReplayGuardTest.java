package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.Await;
import io.github.verifiedresponse.store.Databases;
import io.github.verifiedresponse.store.Intercepted;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class H2ReplayGuardTest implements ReplayGuardContract {
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private final TestClock clock = TestClock.at(Instant.parse("2026-11-22T10:00:00Z"));
  private final DataSource database = Databases.h2();
  private final ReplayGuard guard = guard(database);

  private ReplayGuard guard(DataSource dataSource) {
    JdbcStore store = JdbcStore.of(dataSource).withClock(clock).createTable();
    return ReplayGuards.shared(TimeLimitedStore.of(store, PATIENT), clock);
  }

  @Override
  public ReplayGuard guard() {
    return guard;
  }

  @Override
  public TestClock clock() {
    return clock;
  }

  @Test
  @DisplayName("AT-156, AT-158 remembers what another process has admitted before it died")
  void remembersWhatAnotherProcessHasAdmitted() throws RejectedException {
    admit(guard, "r1");

    assertThat(admit(guard(database), "r1")).isFalse();
  }

  @Test
  void commitsByItselfWhateverThePoolIsSetTo() throws Exception {
    List<Connection> lent = new CopyOnWriteArrayList<>();
    ReplayGuard pooled =
        guard(
            Databases.of(
                () -> {
                  Connection connection = database.getConnection();
                  connection.setAutoCommit(false);
                  lent.add(connection);
                  return Intercepted.unclosed(connection);
                }));
    admit(pooled, "r1");
    for (Connection connection : lent) {
      connection.rollback();
      Await.until(() -> !connection.getAutoCommit()); // goes back as it came
    }

    assertThat(admit(guard, "r1")).isFalse();
  }

  @Test
  @DisplayName("AT-155 deletes what has ended, but not what a wrong clock takes for ended")
  void deletesWhatHasEndedButNotWhatAWrongClockTakesForEnded() throws Exception {
    Instant until = until();
    admit(guard, "r1");

    clock.move(Duration.ofHours(1));
    admit(guard, "an hour ahead");
    clock.move(Duration.ofHours(-1));
    assertThat(Asked.admits(guard, ReplayIdentity.of("caf", "r1"), until)).isFalse();

    clock.move(Duration.ofHours(4));
    admit(guard, "four hours later");
    Await.until(() -> Databases.rows(database) == 1);
  }

  @Test
  void deletesWhatHasEndedAlsoAfterAClockThatWasYearsAhead() throws Exception {
    clock.move(Duration.ofDays(3_650));
    assertThat(Asked.admits(guard, ReplayIdentity.of("caf", "far ahead"), until())).isTrue();
    clock.move(Duration.ofDays(-3_650));
    admit(guard, "r1");

    clock.move(Duration.ofHours(4));
    admit(guard, "four hours later");

    Await.until(() -> Databases.rows(database) == 2);
  }

  @Test
  void isNotDisturbedByAPurgeThatTakesLong() throws Exception {
    CountDownLatch purge = new CountDownLatch(1);
    ReplayGuard guarded = guard(Databases.of(() -> purgesAfter(purge, database.getConnection())));

    for (int minute = 0; minute < 10; minute++) {
      assertThat(admit(guarded, "minute " + minute)).isTrue();
      clock.move(Duration.ofMinutes(2));
    }
    purge.countDown();
  }

  private static Connection purgesAfter(CountDownLatch purge, Connection connection) {
    return Intercepted.connection(
        connection,
        (method, arguments, call) -> {
          if (method.equals("prepareStatement")
              && String.valueOf(arguments[0]).contains("ORDER BY id")) {
            assertThat(purge.await(PATIENT.toSeconds(), TimeUnit.SECONDS)).isTrue();
          }
          return call.proceed();
        });
  }

  @Test
  @DisplayName("AT-157 says unavailable when its table is gone, and admits when it is back")
  void saysUnavailableWhenItsTableIsGone() throws Exception {
    Databases.execute(database, "ALTER TABLE verified_response RENAME TO away");
    assertThat(Refusals.reason(() -> admit(guard, "r1"))).isEqualTo(Reason.UNAVAILABLE);

    Databases.execute(database, "ALTER TABLE away RENAME TO verified_response");
    assertThat(admit(guard, "r1")).isTrue();
  }

  @Test
  void settlesLaterWhenItsTableIsGone() throws Exception {
    Claim used = take("used");
    Claim givenBack = take("given back");
    Databases.execute(database, "ALTER TABLE verified_response RENAME TO away");

    used.use();
    givenBack.giveBack(1);
    Databases.execute(database, "ALTER TABLE away RENAME TO verified_response");

    Await.until(() -> admission("used") == Admission.Refused.USED);
    Await.until(() -> admission("given back") instanceof Admission.Taken);
  }

  @Test
  void keepsNoIdInTheTable() throws Exception {
    byte[] hash = HexFormat.of().parseHex(ReplayIdentity.of("caf", "r1").toHex());
    admit(guard, "r1");

    try (Connection connection = database.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT id FROM verified_response")) {
      row.next();
      assertThat(row.getBytes(1)).hasSize(32).isEqualTo(hash);
    }
  }

  private Claim take(String id) throws RejectedException {
    return Asked.taken(guard, ReplayIdentity.of("caf", id), until());
  }

  private Admission admission(String id) throws RejectedException {
    Instant until = until();
    return guard.admit(ReplayIdentity.of("caf", id), new ClaimTerms(until, until, false));
  }

  private boolean admit(ReplayGuard asked, String id) throws RejectedException {
    return Asked.admits(asked, ReplayIdentity.of("caf", id), until());
  }

  private Instant until() {
    return clock.instant().plus(LIFETIME);
  }
}
