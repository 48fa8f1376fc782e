package io.github.verifiedresponse.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.binding.References;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Asked;
import io.github.verifiedresponse.replay.Claim;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.ReplayIdentity;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JdbcStoreTest {
  private static final ReplayIdentity RESULT = ReplayIdentity.of("caf", "r1");
  private static final Instant UNTIL = Instant.parse("2126-11-22T10:00:00Z");

  /** How often a statement is tried, the last time included. */
  private static final int ATTEMPTS = 3;

  /** A busy machine may need longer than the default for the first connection of all. */
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private static ReplayGuard guard(JdbcStore store) {
    return ReplayGuards.shared(TimeLimitedStore.of(store, PATIENT));
  }

  @Test
  void refusesADatabaseWithoutItsTableAndSaysHowToMakeIt() {
    assertThatThrownBy(() -> JdbcStore.of(Databases.h2()).requireTable())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no usable table verified_response")
        .hasMessageContaining(
            "CREATE TABLE verified_response (ends_at BIGINT NOT NULL, id VARBINARY(32) NOT NULL PRIMARY KEY")
        .hasMessageContaining("create-table=true");
  }

  @Test
  void worksWithTheStatementsOfItsMessage() throws Exception {
    DataSource database = Databases.h2();
    Databases.execute(
        database,
        "CREATE TABLE verified_response (ends_at BIGINT NOT NULL, id VARBINARY(32) NOT NULL PRIMARY"
            + " KEY, holder VARCHAR(64) NOT NULL, state VARCHAR(64) NOT NULL)");

    assertThat(guard(JdbcStore.of(database).requireTable()))
        .hasToString("jdbc, table verified_response");
    assertThat(Asked.admits(guard(JdbcStore.of(database)), RESULT, UNTIL)).isTrue();
  }

  @Test
  void createsItsTableInASchemaAndLeavesOneThatIsThere() throws Exception {
    DataSource database = Databases.h2();
    Databases.execute(database, "CREATE SCHEMA kyc");

    JdbcStore store = JdbcStore.of(database).withTable("kyc.used").createTable();
    assertThat(Asked.admits(guard(store), RESULT, UNTIL)).isTrue();

    assertThat(Asked.admits(guard(store.createTable().requireTable()), RESULT, UNTIL)).isFalse();
  }

  @Test
  void saysWhenItMayNotCreateItsTable() {
    JdbcStore nowhere = JdbcStore.of(Databases.h2()).withTable("no_schema.used");

    assertThatThrownBy(nowhere::createTable)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the table no_schema.used cannot be created");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "used; DROP TABLE used", "a.b.c", "1st", "\"used\"", "used "})
  void takesNoTableNameThatIsNoName(String table) {
    JdbcStore store = JdbcStore.of(Databases.h2());

    assertThatThrownBy(() -> store.withTable(table)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void startsWithoutItsDatabaseAndSaysSo() throws Exception {
    DataSource database = Databases.h2();
    JdbcStore.of(database).createTable();
    AtomicInteger refused = new AtomicInteger(1 + ATTEMPTS);
    DataSource late =
        Databases.of(
            () -> {
              if (refused.getAndDecrement() > 0) {
                throw new SQLException("connection refused", "08001");
              }
              return database.getConnection();
            });
    try (LogCapture log = LogCapture.start()) {
      ReplayGuard guard = guard(JdbcStore.of(late).requireTable());

      assertThat(log.lines()).singleElement().asString().contains("is not usable (08001)");
      assertThat(Refusals.reason(() -> Asked.admits(guard, RESULT, UNTIL)))
          .isEqualTo(Reason.UNAVAILABLE);
      assertThat(Asked.admits(guard, RESULT, UNTIL)).isTrue();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'INSERT, UPDATE, DELETE', SELECT",
    "'SELECT, UPDATE, DELETE', INSERT",
    "'SELECT, INSERT, DELETE', UPDATE",
    "'SELECT, INSERT, UPDATE', DELETE",
  })
  void namesThePrivilegeThatItsAccountHasNot(String granted, String missing) throws Exception {
    DataSource database = Databases.h2();
    JdbcStore.of(database).createTable();
    Databases.execute(
        database,
        "CREATE USER app PASSWORD 'app'",
        "GRANT " + granted + " ON verified_response TO app");

    assertThatThrownBy(() -> JdbcStore.of(Databases.as("app", "app", database)).requireTable())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("may not " + missing + " in the table verified_response (90096)")
        .hasMessageContaining("GRANT SELECT, INSERT, UPDATE, DELETE ON verified_response TO");
  }

  @Test
  void saysThatItsAccountIsNotLetIn() throws Exception {
    DataSource database = Databases.h2();
    JdbcStore.of(database).createTable();

    assertThatThrownBy(() -> JdbcStore.of(Databases.as("app", "wrong", database)).requireTable())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rejected the login of the data source (28000)")
        .hasMessageNotContaining("wrong");
  }

  @Test
  void namesAColumnThatIsNotThere() throws Exception {
    DataSource database = Databases.h2();
    JdbcStore.of(database).createTable();
    Databases.execute(database, "ALTER TABLE verified_response DROP COLUMN state");

    assertThatThrownBy(() -> JdbcStore.of(database).requireTable())
        .hasMessageContaining("no usable table verified_response (SELECT: 42S22)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"CHECK (ends_at > 0)", "PRIMARY KEY (id, ends_at)"})
  void refusesATableThatTakesAnIdTwice(String key) throws Exception {
    DataSource database = Databases.withTable(key);

    assertThatThrownBy(() -> JdbcStore.of(database).requireTable())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the table verified_response accepts the same id twice")
        .hasMessageContaining("give it PRIMARY KEY (id), of that column alone");
  }

  @Test
  void noGuardAndNoReferencesAreMadeOfSuchATable() throws Exception {
    JdbcStore store = JdbcStore.of(Databases.takingAnIdTwice());

    for (ThrowingCallable made :
        List.<ThrowingCallable>of(
            () -> ReplayGuards.shared(store),
            () -> ReplayGuards.inTransaction(store),
            () -> References.shared(store, Duration.ofHours(1)))) {
      assertThatThrownBy(made).hasMessageContaining("accepts the same id twice");
    }
  }

  @Test
  void refusesATableThatKeepsOtherValuesThanItIsGiven() throws Exception {
    DataSource database = Databases.h2();
    JdbcStore.of(database).createTable();
    Databases.execute(database, "ALTER TABLE verified_response ALTER COLUMN ends_at REAL");

    assertThatThrownBy(() -> JdbcStore.of(database).requireTable())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not return the values that were stored")
        .hasMessageContaining("ends_at a whole number of 64 bits");
  }

  @Test
  void leavesNothingOfItsTrialAtTheStart() throws Exception {
    DataSource database = Databases.h2();

    JdbcStore.of(database).createTable().requireTable();

    assertThat(Databases.rows(database)).isZero();
  }

  /** On a replica, until it is promoted. */
  @Test
  void startsWithADatabaseThatMayOnlyBeReadNow() throws Exception {
    DataSource readOnly =
        Databases.of(
            () -> {
              throw new SQLException("cannot execute INSERT in a read-only transaction", "25006");
            });
    try (LogCapture log = LogCapture.start()) {
      JdbcStore.of(readOnly).requireTable();

      assertThat(log.lines()).singleElement().asString().contains("is not usable (25006)");
    }
  }

  @Test
  void takesNoOtherConstraintForAResultThatWasUsed() throws Exception {
    DataSource database = Databases.h2();
    ReplayGuard guard = ReplayGuards.inTransaction(JdbcStore.of(database).createTable());
    Databases.execute(database, "ALTER TABLE verified_response ADD CHECK (ends_at < 0)");
    Claim claim = Asked.taken(guard, RESULT, UNTIL);

    try (Connection connection = database.getConnection()) {
      assertThatThrownBy(() -> claim.in(connection)).isInstanceOf(SQLException.class);
    }
  }

  @Test
  void saysWhichNameTheServerDoesNotKnow() {
    assertThatThrownBy(() -> JdbcStore.jndi("java:comp/DefaultDataSource"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the server has no object with this JNDI name");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ldap://127.0.0.1/a", "rmi://127.0.0.1/a", "dns:a", ""})
  void looksNothingUpOnOtherMachines(String name) {
    assertThatThrownBy(() -> JdbcStore.jndi(name))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a JNDI name is plain or starts with java:");
  }
}
