package io.github.verifiedresponse.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;

/** The table of entries: how it is made, and whether this account may use it. */
record JdbcTable(DataSource dataSource, String name) {
  /** Making a table takes longer than a question, and a silent database must not stop the start. */
  private static final int AT_START_SECONDS = 10;

  private static final String SILENT = "08000";

  List<String> ddl() {
    String index = name.substring(name.indexOf('.') + 1) + "_ends_at";
    return List.of(
        "CREATE TABLE "
            + name
            + " (id VARCHAR(64) NOT NULL PRIMARY KEY, ends_at BIGINT NOT NULL,"
            + " holder VARCHAR(64) NOT NULL, state VARCHAR(64) NOT NULL)",
        "CREATE INDEX " + index + " ON " + name + " (ends_at)");
  }

  /**
   * Creates the table if there is none.
   *
   * @throws SQLException when the database cannot be asked now, or refuses
   */
  void create() throws SQLException {
    soon(
        () -> {
          createNow();
          return true;
        });
  }

  private void createNow() throws SQLException {
    if (isThere()) {
      return;
    }
    try (OwnConnection own = OwnConnection.of(dataSource);
        Statement create = own.connection().createStatement()) {
      for (String statement : ddl()) {
        create.execute(statement);
      }
    } catch (SQLException e) {
      if (!isThere()) { // otherwise another node was faster
        throw e;
      }
    }
  }

  private boolean isThere() throws SQLException {
    try (OwnConnection own = OwnConnection.of(dataSource)) {
      return refusal(own.connection(), select("-")).isEmpty();
    }
  }

  /** One thing that is done with the table, and what the database had against it. */
  record Refusal(String what, SQLException why) {}

  /**
   * Writes, changes and deletes a row that is nobody's.
   *
   * @return what the database has against it; empty when the table can be used
   * @throws SQLException when the database cannot be asked now
   */
  Optional<Refusal> refusal() throws SQLException {
    return soon(this::refusalNow);
  }

  private Optional<Refusal> refusalNow() throws SQLException {
    String key = "start-" + UUID.randomUUID();
    try (OwnConnection own = OwnConnection.of(dataSource)) {
      for (Step step : List.of(select(key), insert(key), update(key), delete(key))) {
        Optional<Refusal> refusal = refusal(own.connection(), step);
        if (refusal.isPresent()) {
          return refusal;
        }
      }
    }
    return Optional.empty();
  }

  private record Step(String what, String sql, String key) {}

  private Step select(String key) {
    return new Step("SELECT", "SELECT ends_at, holder, state FROM " + name + " WHERE id = ?", key);
  }

  /** It has ended long ago: if nothing can delete it now, whatever purges the table does. */
  private Step insert(String key) {
    return new Step(
        "INSERT",
        "INSERT INTO " + name + " (ends_at, holder, state, id) VALUES (0, '-', '-', ?)",
        key);
  }

  private Step update(String key) {
    return new Step(
        "UPDATE",
        "UPDATE " + name + " SET ends_at = 1, holder = '+', state = '+' WHERE id = ?",
        key);
  }

  private Step delete(String key) {
    return new Step("DELETE", "DELETE FROM " + name + " WHERE id = ?", key);
  }

  private static Optional<Refusal> refusal(Connection connection, Step step) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(step.sql())) {
      statement.setString(1, step.key());
      statement.execute();
      return Optional.empty();
    } catch (SQLException e) {
      if (SqlStates.isPassing(e)) {
        throw e;
      }
      return Optional.of(new Refusal(step.what(), e));
    }
  }

  private static <T> T soon(Callable<T> question) throws SQLException {
    Future<T> answer = StoreThreads.pool(1, 1).submit(question);
    try {
      return answer.get(AT_START_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new SQLException("the database does not answer", SILENT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", SILENT, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException why) {
        throw why;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
