package io.github.verifiedresponse.tests.stores;

import com.zaxxer.hikari.HikariDataSource;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.store.JdbcStore;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** A PostgreSQL that fails in each of these ways lets nothing through, says so in time, is back. */
class PostgresFaultsIT {
  private static final Postgres POSTGRES = Postgres.started();
  private static final String TABLE = JdbcStore.DEFAULT_TABLE;

  @AfterAll
  static void close() {
    POSTGRES.close();
  }

  @Test
  @DisplayName("AT-157 PostgreSQL is stopped")
  void isStopped() {
    play("postgresql stopped", POSTGRES.url(), POSTGRES::stop, POSTGRES::start);
  }

  @Test
  @DisplayName("AT-157 PostgreSQL is behind a network that swallows everything")
  void isSilent() {
    try (Relay relay = new Relay(POSTGRES.port())) {
      play("postgresql black-holed", Postgres.url(relay.port()), relay::silence, relay::speak);
    }
  }

  @Test
  @DisplayName("AT-157 PostgreSQL is read-only")
  void isReadOnly() {
    play(
        "postgresql read-only",
        POSTGRES.url(),
        () ->
            POSTGRES.execute(
                "ALTER SYSTEM SET default_transaction_read_only = on", "SELECT pg_reload_conf()"),
        () ->
            POSTGRES.execute(
                "SET default_transaction_read_only = off",
                "ALTER SYSTEM RESET default_transaction_read_only",
                "SELECT pg_reload_conf()"));
  }

  @Test
  @DisplayName("AT-157 PostgreSQL's disk is full, which a trigger simulates with SQLSTATE 53100")
  void isFull() {
    play(
        "postgresql disk full (simulated by SQLSTATE 53100)",
        POSTGRES.url(),
        () ->
            POSTGRES.execute(
                "CREATE OR REPLACE FUNCTION no_space() RETURNS trigger LANGUAGE plpgsql AS"
                    + " $$ BEGIN RAISE EXCEPTION 'no space' USING ERRCODE = 'disk_full'; END $$",
                "CREATE TRIGGER no_space BEFORE INSERT ON "
                    + TABLE
                    + " FOR EACH ROW EXECUTE FUNCTION no_space()"),
        () -> POSTGRES.execute("DROP TRIGGER no_space ON " + TABLE));
  }

  @Test
  @DisplayName("AT-157 PostgreSQL answers too late, because the table is locked")
  void isSlow() throws SQLException {
    try (Connection lock = DriverManager.getConnection(POSTGRES.url())) {
      play(
          "postgresql too slow (table locked)",
          POSTGRES.url(),
          () -> lock(lock),
          () -> unlock(lock));
    }
  }

  private static void lock(Connection connection) {
    try (Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("LOCK TABLE " + TABLE + " IN ACCESS EXCLUSIVE MODE");
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void unlock(Connection connection) {
    try {
      connection.rollback();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void play(String name, String url, Runnable begin, Runnable end) {
    try (HikariDataSource pool = Pools.of(url);
        Door door = new Door(ReplayGuards.shared(JdbcStore.of(pool).createTable()))) {
      FaultRun.play(name, door.uri(), begin, end)
          .requireNothingWrong()
          .requireRefusalsInTime()
          .requireRecovery();
    }
  }
}
