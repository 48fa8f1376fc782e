package io.github.verifiedresponse.store;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Tells a pool that a connection which it has lent is dead. Given back by {@code close} alone, it
 * would be lent again, to the application too, by every pool that validates nothing.
 */
final class DeadConnection {
  /**
   * What {@code abort} is to other pools is this method of the connections of JBoss' pool
   * (IronJacamar, in WildFly): it hands {@code abort} on to the driver, which does nothing when it
   * knows that the connection has ended, and the pool keeps it. Those of Payara and GlassFish have
   * a method of that name, too: it tells their pool nothing, and leaves them open.
   */
  private static final String INVALIDATE = "invalidate";

  private DeadConnection() {}

  /** Lets the pool drop it, as far as the pool listens. It is yet to be closed. */
  static void drop(Connection dead) {
    if (!invalidate(dead)) {
      abort(dead);
    }
  }

  private static boolean invalidate(Connection dead) {
    try {
      dead.getClass().getMethod(INVALIDATE).invoke(dead);
      return dead.isClosed();
    } catch (ReflectiveOperationException | SQLException | RuntimeException e) {
      return false; // another pool's, or it failed
    }
  }

  /** By JDBC's word it may be called on a connection that is closed, and waits for nothing. */
  private static void abort(Connection dead) {
    try {
      dead.abort(Runnable::run);
    } catch (SQLException | RuntimeException | AbstractMethodError e) {
      // it is dead all the same
    }
  }
}
