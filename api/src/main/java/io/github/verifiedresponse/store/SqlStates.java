package io.github.verifiedresponse.store;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What went wrong in a database, by SQLSTATE (ISO/IEC 9075-2, section 24.1), and by the product's
 * own code where that says less than is needed.
 */
final class SqlStates {
  private static final String DUPLICATE_KEY = "23505";

  /** Any integrity constraint: of MariaDB and MySQL, Oracle, and SQL Server. */
  private static final String CONSTRAINT = "23000";

  /** MariaDB and MySQL: 1062, 1586. Oracle: 1. SQL Server: 2601, 2627. */
  private static final Set<Integer> DUPLICATE_KEY_CODES = Set.of(1, 1062, 1586, 2601, 2627);

  /** Of PostgreSQL, for {@code ON CONFLICT} by a column that has no unique key of its own. */
  private static final String NO_UNIQUE_KEY = "42P10";

  private static final String NO_PRIVILEGE = "42501";

  /** MariaDB and MySQL: 1142, 1143. Oracle: 1031. SQL Server: 229. H2: 90096. */
  private static final Set<Integer> NO_PRIVILEGE_CODES = Set.of(229, 1031, 1142, 1143, 90096);

  private static final String NOT_LET_IN = "28";
  private static final String ROLLED_BACK = "40";
  private static final String CONNECTION = "08";

  /** The database is being shut down, and tells its sessions so. */
  private static final Set<String> SHUT_DOWN = Set.of("57P01", "57P02");

  /** Connection, resources, operator intervention. */
  private static final Set<String> UNREACHABLE = Set.of("08", "53", "57");

  /** A transaction that may only read, as on a replica that is not promoted yet. */
  private static final String READ_ONLY = "25006";

  private static final int CLASS = 2;

  private SqlStates() {}

  /** Whether the key is there already; other constraints of a table say nothing of the kind. */
  static boolean isDuplicateKey(SQLException e) {
    return of(e).equals(DUPLICATE_KEY)
        || (of(e).equals(CONSTRAINT) && DUPLICATE_KEY_CODES.contains(e.getErrorCode()));
  }

  /** Whether the table would take a key twice. */
  static boolean isNoUniqueKey(SQLException e) {
    return of(e).equals(NO_UNIQUE_KEY);
  }

  /** Whether the database broke a tie between two transactions by this one. */
  static boolean isRolledBack(SQLException e) {
    return of(e).startsWith(ROLLED_BACK);
  }

  /** Whether the connection is of no use any more; another one may be. */
  static boolean isConnection(SQLException e) {
    return of(e).startsWith(CONNECTION) || SHUT_DOWN.contains(of(e));
  }

  /** Whether it may be better later, without a change to the set-up. */
  static boolean isPassing(SQLException e) {
    return UNREACHABLE.contains(of(e).substring(0, CLASS)) || of(e).equals(READ_ONLY);
  }

  /** Whether the account may not do what it was to do. */
  static boolean isNoPrivilege(SQLException e) {
    return of(e).equals(NO_PRIVILEGE) || NO_PRIVILEGE_CODES.contains(e.getErrorCode());
  }

  /** Whether the account is not let in at all. */
  static boolean isNotLetIn(SQLException e) {
    return of(e).startsWith(NOT_LET_IN);
  }

  /**
   * {@return what a driver has thrown} The connections of Payara's pool throw it within other
   * exceptions.
   *
   * @param e one of a driver's, or one that may hold it
   * @throws RuntimeException the exception itself where it holds none of a driver's
   */
  static SQLException thrownBy(Exception e) {
    if (e instanceof SQLException itself) {
      return itself;
    }
    @Nullable SQLException found = null;
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql && (found == null || found.getSQLState() == null)) {
        found = sql;
      }
    }
    if (found == null) {
      throw e instanceof RuntimeException other ? other : new IllegalStateException(e);
    }
    return found;
  }

  /** {@return the SQLSTATE, which names no person and no password} */
  static String of(SQLException e) {
    String state = e.getSQLState();
    return state == null || state.length() < CLASS ? "no SQLSTATE" : state;
  }
}
