package io.github.verifiedresponse.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Validates nothing, and lends first what came back first; it drops only what it is told to, and by
 * one method: others of its connections do nothing, and leave them open.
 */
final class QueueingPool {
  private final DataSource database;
  private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();
  private final Deque<Connection> made = new ConcurrentLinkedDeque<>();
  private final AtomicInteger lent = new AtomicInteger();

  QueueingPool(DataSource database) {
    this.database = database;
  }

  void fillWithDead(int number) throws SQLException {
    for (int i = 0; i < number; i++) {
      Connection dead = database.getConnection();
      dead.close();
      idle.add(dead);
    }
  }

  Deque<Connection> idle() {
    return idle;
  }

  /** {@return the connections it has made} */
  Deque<Connection> made() {
    return made;
  }

  /** {@return whether so many were lent, and all are back} */
  boolean hasBackAllOf(int loans) {
    return lent.get() >= loans && idle.size() == made.size();
  }

  void endAll() throws SQLException {
    for (Connection each : made) {
      each.close();
    }
  }

  static boolean isDead(Connection connection) {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Lends a connection.
   *
   * @param dropping the method by which the pool is told that it is dead
   */
  <T extends Connection> T lend(Class<T> type, String dropping) throws SQLException {
    Connection first = idle.poll();
    Connection next = first == null ? database.getConnection() : first;
    if (first == null) {
      made.add(next);
    }
    lent.incrementAndGet();
    AtomicBoolean closed = new AtomicBoolean();
    return Intercepted.connection(
        type,
        next,
        (method, arguments, call) -> {
          if (method.equals(dropping)) {
            closed.set(true);
          }
          return switch (method) {
            case "close" -> takeBack(next, closed);
            case "isClosed" -> closed.get();
            case "invalidate", "abort" -> null;
            default -> proceed(next, call);
          };
        });
  }

  private @Nullable Object takeBack(Connection connection, AtomicBoolean closed) {
    if (!closed.getAndSet(true)) {
      idle.add(connection);
    }
    return null;
  }

  private static @Nullable Object proceed(Connection connection, Intercepted.Call call)
      throws Throwable {
    try {
      return call.proceed();
    } catch (SQLException e) {
      throw connection.isClosed() ? new SQLException("closed", "08003") : e;
    }
  }
}
