package io.github.verifiedresponse.replay;

import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;

/** Two nodes' guards over one table, which is made anew. */
record JdbcGuards(
    DataSource database,
    TestClock clock,
    JdbcStore store,
    JdbcStore otherStore,
    ReplayGuard one,
    ReplayGuard other) {

  /** The table that {@link TransactionGuardContract} makes. */
  private static final String OF_TRANSACTIONS = "done";

  static JdbcGuards overNewTable(DataSource database) {
    TestClock clock = TestClock.at(Instant.parse("2026-11-22T10:00:00Z"));
    drop(database, JdbcStore.DEFAULT_TABLE);
    drop(database, OF_TRANSACTIONS);
    JdbcStore store = store(database, clock).createTable();
    JdbcStore other = store(database, clock);
    return new JdbcGuards(
        database,
        clock,
        store,
        other,
        guard(store.requireTable(), clock),
        guard(other.requireTable(), clock));
  }

  static JdbcStore store(DataSource database, TestClock clock) {
    return JdbcStore.of(database).withClock(clock);
  }

  static ReplayGuard guard(JdbcStore table, TestClock clock) {
    return ReplayGuards.shared(TimeLimitedStore.of(table, SharedGuardContract.PATIENCE), clock);
  }

  private static void drop(DataSource database, String table) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(true);
      statement.execute("DROP TABLE IF EXISTS " + table);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void execute(String statement) throws SQLException {
    execute(List.of(statement));
  }

  /** As its owner does. */
  void execute(List<String> statements) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  /** How many rows the table has, whatever they are worth. */
  long rows() {
    return count("SELECT COUNT(*) FROM " + JdbcStore.DEFAULT_TABLE);
  }

  boolean has(String key) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT id FROM " + JdbcStore.DEFAULT_TABLE + " WHERE id = ?")) {
      select.setBytes(1, HexFormat.of().parseHex(key));
      return select.executeQuery().next();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private long count(String query) {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery(query)) {
      count.next();
      return count.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
