package io.github.verifiedresponse.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;

/** H2 in memory, and data sources that misbehave. */
public final class Databases {
  private Databases() {}

  /** A database of its own that lives as long as this process. */
  public static DataSource h2() {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=20000");
    return dataSource;
  }

  /** The same database as another user sees it. */
  public static DataSource as(String user, String password, DataSource h2) {
    JdbcDataSource dataSource = new JdbcDataSource();
    dataSource.setURL(((JdbcDataSource) h2).getURL().replaceFirst(";.*", ""));
    dataSource.setUser(user);
    dataSource.setPassword(password);
    return dataSource;
  }

  public static void execute(DataSource dataSource, String... statements) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  public static long rows(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("SELECT COUNT(*) FROM verified_response")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Gives connections when it is told to, as the lambda says. */
  @FunctionalInterface
  public interface Connections {
    Connection get() throws SQLException;
  }

  public static DataSource of(Connections connections) {
    return new DelegatingDataSource(connections);
  }

  /** So many connections do their work, and then break. */
  public static DataSource breakingAfterwards(
      DataSource database, String state, AtomicInteger times) {
    return of(
        () ->
            times.getAndDecrement() > 0
                ? breaking(database.getConnection(), state)
                : database.getConnection());
  }

  private static Connection breaking(Connection connection, String state) {
    return Intercepted.connection(
        connection,
        (method, arguments, call) -> {
          Object result = call.proceed();
          if (method.equals("close")) {
            throw new SQLException("broken", state);
          }
          return result;
        });
  }

  /** A table as it is made that is partitioned by time: it takes an id twice. */
  public static DataSource takingAnIdTwice() throws SQLException {
    return withTable("PRIMARY KEY (id, ends_at)");
  }

  /** A table that somebody has made, with such a key. */
  static DataSource withTable(String key) throws SQLException {
    DataSource database = h2();
    execute(
        database,
        "CREATE TABLE verified_response (ends_at BIGINT NOT NULL, id VARBINARY(32) NOT NULL, holder"
            + " VARCHAR(64) NOT NULL, state VARCHAR(64) NOT NULL, "
            + key
            + ")");
    return database;
  }
}
