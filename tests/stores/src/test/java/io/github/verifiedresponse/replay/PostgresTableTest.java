package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.TimeLimitedStore;
import io.github.verifiedresponse.tests.stores.Page;
import io.github.verifiedresponse.tests.stores.Pools;
import io.github.verifiedresponse.tests.stores.Postgres;
import io.github.verifiedresponse.tests.stores.Say;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What PostgreSQL does beyond what each table promises. */
class PostgresTableTest {
  private static final Postgres POSTGRES = Postgres.started();
  private static final HikariDataSource DATABASE = Pools.of(POSTGRES.url());

  private static final int REPLAYS = 100;
  private static final ReplayIdentity RESULT = ReplayIdentity.of("caf", "counts");
  private static final ReplayIdentity IN_USE = ReplayIdentity.of("caf", "in use");

  private final JdbcGuards guards = JdbcGuards.overNewTable(DATABASE);
  private final Instant until = guards.clock().instant().plus(SharedGuardContract.LIFETIME);

  @AfterAll
  static void close() {
    DATABASE.close();
    POSTGRES.close();
  }

  @Test
  void keepsTheClaimWhenTheDatabaseIsStoppedAndStartedAgain() throws RejectedException {
    Asked.taken(guards.one(), RESULT, until).use();
    Asked.taken(guards.one(), IN_USE, until);

    POSTGRES.stop();
    POSTGRES.start();
    DATABASE.getHikariPoolMXBean().softEvictConnections(); // the other tests' are dead, too

    try (HikariDataSource anew = Pools.of(POSTGRES.url())) {
      ReplayGuard restarted =
          JdbcGuards.guard(JdbcGuards.store(anew, guards.clock()).requireTable(), guards.clock());
      assertThat(Asked.refused(restarted, RESULT, until)).isEqualTo(Admission.Refused.USED);
      assertThat(Asked.refused(restarted, IN_USE, until)).isEqualTo(Admission.Refused.IN_USE);
    }
  }

  @Test
  void commitsByItselfWhenThePoolDoesNot() throws RejectedException {
    try (HikariDataSource manual = Pools.withoutAutoCommit(POSTGRES.url())) {
      JdbcStore store =
          JdbcGuards.store(manual, guards.clock())
              .withTable("of_its_own")
              .createTable()
              .requireTable();

      Asked.taken(JdbcGuards.guard(store, guards.clock()), RESULT, until).use();
    }
    try (HikariDataSource anew = Pools.of(POSTGRES.url())) {
      JdbcStore store =
          JdbcGuards.store(anew, guards.clock()).withTable("of_its_own").requireTable();
      assertThat(Asked.refused(JdbcGuards.guard(store, guards.clock()), RESULT, until))
          .isEqualTo(Admission.Refused.USED);
    }
  }

  @Test
  void aReplayLeavesNothingInTheDatabasesLog() throws Exception {
    Asked.taken(guards.one(), RESULT, until).use();

    List<String> logged =
        POSTGRES.logOf(
            () -> {
              for (int replay = 0; replay < REPLAYS; replay++) {
                assertThat(Asked.refused(guards.one(), RESULT, until))
                    .isEqualTo(Admission.Refused.USED);
              }
            });

    Say.line("postgresql, %d replays: %d lines in its log", REPLAYS, logged.size());
    assertThat(logged).hasSizeLessThan(REPLAYS / 2).noneMatch(line -> line.contains("duplicate"));
  }

  @Test
  void aSecondCopyLeavesTheHandlersTransactionAsItIs() throws Exception {
    Claim late = claimOfATransaction();
    Asked.taken(guards.one(), RESULT, until).use();

    try (Connection connection = begun(Connection.TRANSACTION_READ_COMMITTED)) {
      assertThat(late.in(connection)).isFalse();

      connection.createStatement().execute("SELECT 1");
      connection.commit();
    }
  }

  /** With ON CONFLICT it would be a failure to serialize, which tells nobody what happened. */
  @ParameterizedTest
  @ValueSource(ints = {Connection.TRANSACTION_REPEATABLE_READ, Connection.TRANSACTION_SERIALIZABLE})
  void aSecondCopyIsOneAlsoWhereATransactionSeesAnEarlierState(int isolation) throws Exception {
    Claim late = claimOfATransaction();
    try (Connection connection = begun(isolation)) {
      connection.createStatement().execute("SELECT 1");
      Asked.taken(guards.one(), RESULT, until).use();

      assertThat(late.in(connection)).isFalse();
      connection.rollback();
    }
  }

  private Claim claimOfATransaction() throws RejectedException {
    ReplayGuard looking =
        ReplayGuards.inTransaction(
            guards.store(),
            TimeLimitedStore.of(guards.store(), SharedGuardContract.PATIENCE),
            guards.clock());
    return Asked.taken(looking, RESULT, until);
  }

  private static Connection begun(int isolation) throws SQLException {
    Connection connection = DATABASE.getConnection();
    connection.setTransactionIsolation(isolation);
    connection.setAutoCommit(false);
    return connection;
  }

  @Test
  void theDocumentedPartitionsAdmitEachResultOnce() throws Exception {
    guards.execute("DROP TABLE verified_response");
    guards.execute(Page.of("databases.md").statements("postgresql: partitions"));
    guards.store().requireTable();

    for (int i = 0; i < REPLAYS; i++) {
      ReplayIdentity result = ReplayIdentity.of("caf", "partitioned " + i);
      assertThat(Asked.admits(guards.one(), result, until)).isTrue();
      assertThat(Asked.admits(guards.one(), result, until)).isFalse();
    }
  }

  @Test
  void aTableThatIsPartitionedByTimeIsRefused() throws Exception {
    guards.execute("DROP TABLE verified_response");
    guards.execute(
        "CREATE TABLE verified_response (ends_at BIGINT, id BYTEA, holder VARCHAR(64), state"
            + " VARCHAR(64), PRIMARY KEY (id, ends_at)) PARTITION BY RANGE (ends_at)");
    guards.execute("CREATE TABLE verified_response_all PARTITION OF verified_response DEFAULT");

    assertThatThrownBy(guards.store()::requireTable)
        .hasMessageContaining("accepts the same id twice");
  }
}
