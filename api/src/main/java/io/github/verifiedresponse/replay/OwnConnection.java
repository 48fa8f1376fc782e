package io.github.verifiedresponse.replay;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A connection that commits each statement by itself and gives up when the database is silent; it
 * goes back to its pool as it came.
 */
record OwnConnection(Connection connection, boolean committed, int silence)
    implements AutoCloseable {
  private static final int UNSUPPORTED = -1;

  static OwnConnection of(DataSource dataSource, Duration timeout) throws SQLException {
    Connection connection = dataSource.getConnection();
    try {
      boolean commits = connection.getAutoCommit();
      if (!commits) {
        connection.setAutoCommit(true);
      }
      return new OwnConnection(connection, commits, limit(connection, timeout));
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  /** Without it a thread would hang for ever on a database that accepts and never answers. */
  private static int limit(Connection connection, Duration timeout) throws SQLException {
    try {
      int before = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, Math.toIntExact(timeout.toMillis()));
      return before;
    } catch (SQLFeatureNotSupportedException | AbstractMethodError e) {
      return UNSUPPORTED;
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      if (!connection.isClosed()) {
        if (silence != UNSUPPORTED) {
          connection.setNetworkTimeout(Runnable::run, silence);
        }
        if (!committed) {
          connection.setAutoCommit(false);
        }
      }
    }
  }
}
