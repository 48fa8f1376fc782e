package io.github.verifiedresponse.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * A connection that commits each statement by itself; it goes back to its pool as it came. Nothing
 * else of it is changed: a time limit of ours, set on a connection that the application shares,
 * would end the application's work, and some drivers close a connection that was too slow.
 */
record OwnConnection(Connection connection, boolean committed) implements AutoCloseable {
  /** As many as the pool of a server has by default. */
  private static final int MOST_DEAD = 32;

  private static final int PATIENCE_SECONDS = 1;

  static OwnConnection of(DataSource dataSource) throws SQLException {
    return of(dataSource.getConnection());
  }

  private static OwnConnection of(Connection connection) throws SQLException {
    try {
      boolean commits = connection.getAutoCommit();
      if (!commits) {
        connection.setAutoCommit(true);
      }
      return new OwnConnection(connection, commits);
    } catch (SQLException | RuntimeException e) {
      try {
        throw dropIfDead(connection, e);
      } finally {
        close(connection);
      }
    }
  }

  private static SQLException dropIfDead(Connection connection, Exception e) {
    SQLException failure = SqlStates.thrownBy(e);
    if (SqlStates.isConnection(failure)) {
      DeadConnection.drop(connection);
    }
    return failure;
  }

  /** What is asked of a connection. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** {@return what the work gives} A connection that ends meanwhile goes back to no pool. */
  <T> T ask(Work<T> work) throws SQLException {
    try {
      return work.on(connection);
    } catch (SQLException | RuntimeException e) {
      throw dropIfDead(connection, e);
    }
  }

  /**
   * The first connection that lives. The pool is told to drop the dead ones, for the application
   * would meet them, too; they are kept until it is found, because a pool that does not listen
   * would hand out the same one again.
   */
  static OwnConnection living(DataSource dataSource, Runnable whenDead) throws SQLException {
    List<Connection> dead = new ArrayList<>();
    try {
      while (true) {
        Connection connection = dataSource.getConnection();
        if (dead.size() == MOST_DEAD || lives(connection)) {
          return of(connection);
        }
        dead.add(connection);
        DeadConnection.drop(connection);
      }
    } finally {
      dead.forEach(OwnConnection::close);
      if (!dead.isEmpty()) {
        whenDead.run();
      }
    }
  }

  private static boolean lives(Connection connection) {
    try {
      return connection.isValid(PATIENCE_SECONDS);
    } catch (SQLException | RuntimeException e) {
      return false;
    }
  }

  private static void close(Connection dead) {
    try {
      dead.close();
    } catch (SQLException | RuntimeException e) {
      // that is why
    }
  }

  @Override
  public void close() throws SQLException {
    try (connection) {
      if (!committed && !connection.isClosed()) {
        connection.setAutoCommit(false);
      }
    } catch (RuntimeException e) {
      throw SqlStates.thrownBy(e);
    }
  }
}
