package io.github.verifiedresponse.tests.once;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * A database that loses an answer on demand: the statement is done and its connection breaks. What
 * a store asks afterwards, to take back what it does not know of, waits until the test lets it go.
 */
final class LossyDatabase {
  private static final String ASKS_AFTERWARDS = "SELECT ends_at, holder, state";
  private static final long PATIENCE_SECONDS = 20;

  /** How often a store tries a statement on connections that break. */
  private static final int ATTEMPTS = 3;

  private final DataSource database;
  private final Semaphore arrived = new Semaphore(0);
  private final Semaphore letGo = new Semaphore(0);
  private final Semaphore done = new Semaphore(0);
  private volatile String lost = "";
  private final AtomicInteger toLose = new AtomicInteger();
  private volatile boolean holdsNext;
  private volatile @Nullable Thread held;
  private final AtomicInteger connectionsLeft = new AtomicInteger();

  LossyDatabase(DataSource database) {
    this.database = database;
  }

  DataSource asDataSource() {
    return proxy(
        DataSource.class,
        (method, arguments) ->
            method.getName().equals("getConnection")
                ? connection(database.getConnection())
                : invoke(database, method, arguments));
  }

  /** From the next such statement the answer is lost, as often as the store tries it. */
  void loseNext(String statement) {
    lost = statement;
    toLose.set(ATTEMPTS);
  }

  /** Waits until the store asks again. */
  void awaitHeld() {
    acquire(arrived, 1);
  }

  /**
   * Lets it go on, and waits until it is done.
   *
   * @param connections how many it uses
   */
  void letGo(int connections) {
    connectionsLeft.set(connections);
    letGo.release();
    acquire(done, 1);
  }

  private Connection connection(Connection connection) {
    boolean[] breaks = {false};
    return proxy(
        Connection.class,
        (method, arguments) -> {
          if (method.getName().equals("prepareStatement")) {
            breaks[0] |= prepared((String) arguments[0]);
          }
          Object result = invoke(connection, method, arguments);
          if (method.getName().equals("close")) {
            closed(breaks[0]);
          }
          return result;
        });
  }

  private boolean prepared(String sql) {
    if (toLose.get() > 0 && sql.startsWith(lost)) {
      toLose.decrementAndGet();
      return true;
    }
    if (holdsNext && sql.startsWith(ASKS_AFTERWARDS)) {
      holdsNext = false;
      held = Thread.currentThread();
      arrived.release();
      acquire(letGo, 1);
    }
    return false;
  }

  private void closed(boolean breaks) throws SQLException {
    if (breaks) {
      holdsNext = true;
      throw new SQLException("on purpose", "08006");
    }
    if (Thread.currentThread() == held && connectionsLeft.decrementAndGet() == 0) {
      held = null; // what this thread does from now on is something else
      done.release();
    }
  }

  private static void acquire(Semaphore semaphore, int permits) {
    try {
      if (!semaphore.tryAcquire(permits, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        throw new AssertionError("the store did not ask");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private interface Call {
    @Nullable Object make(Method method, Object[] arguments) throws Throwable;
  }

  private static <T> T proxy(Class<T> type, Call call) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                call.make(method, arguments == null ? new Object[0] : arguments)));
  }

  private static @Nullable Object invoke(Object target, Method method, Object[] arguments)
      throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
