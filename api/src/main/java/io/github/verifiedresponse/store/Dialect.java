package io.github.verifiedresponse.store;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/** Where databases differ. Whatever is not known is {@link #STANDARD}. */
enum Dialect {
  /** A key that is there already is an error. */
  STANDARD("BIGINT", ""),

  /**
   * A key that is there already is a count of zero, so that the database logs nothing and the
   * transaction goes on. The id is named: a table in which it is not unique is an error.
   */
  POSTGRESQL("BIGINT", " ON CONFLICT (id) DO NOTHING"),

  /** As {@link #STANDARD}, without its name for 64 bits. */
  ORACLE("NUMBER(19)", "");

  /** Older ones, and products that derive from them, may not have {@code ON CONFLICT}. */
  private static final int FIRST_POSTGRESQL = 10;

  private final String seconds;
  private final String ifAbsent;

  Dialect(String seconds, String ifAbsent) {
    this.seconds = seconds;
    this.ifAbsent = ifAbsent;
  }

  static Dialect of(Connection connection) throws SQLException {
    DatabaseMetaData database = connection.getMetaData();
    String product = String.valueOf(database.getDatabaseProductName());
    if (product.equals("PostgreSQL") && database.getDatabaseMajorVersion() >= FIRST_POSTGRESQL) {
      return POSTGRESQL;
    }
    return product.equals("Oracle") ? ORACLE : STANDARD;
  }

  /**
   * {@return the one for a transaction of the application's} PostgreSQL answers {@code ON CONFLICT}
   * with a serialization failure when another transaction has committed the key since this one's
   * snapshot; a plain INSERT, with a duplicate key.
   */
  Dialect within(Connection transaction) throws SQLException {
    return this == POSTGRESQL
            && transaction.getTransactionIsolation() > Connection.TRANSACTION_READ_COMMITTED
        ? STANDARD
        : this;
  }

  /** {@return the type of a column of seconds since 1970} */
  String seconds() {
    return seconds;
  }

  /** {@return the statement that inserts an entry if its id is not there} */
  String insert(String table) {
    return "INSERT INTO " + table + " (ends_at, holder, state, id) VALUES (?, ?, ?, ?)" + ifAbsent;
  }
}
