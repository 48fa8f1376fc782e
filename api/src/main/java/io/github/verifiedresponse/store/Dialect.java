package io.github.verifiedresponse.store;

import java.sql.Connection;
import java.sql.SQLException;

/** Where databases differ. Whatever is not known is {@link #STANDARD}. */
enum Dialect {
  /** A key that is there already is an error. */
  STANDARD("VARBINARY(32)", "BIGINT", ""),

  /**
   * A key that is there already is a count of zero, so that the database logs nothing and the
   * transaction goes on. The id is named: a table in which it is not unique is an error.
   */
  POSTGRESQL("BYTEA", "BIGINT", " ON CONFLICT (id) DO NOTHING"),

  /** As {@link #STANDARD}, without its names of types. */
  ORACLE("RAW(32)", "NUMBER(19)", "");

  private final String id;
  private final String seconds;
  private final String ifAbsent;

  Dialect(String id, String seconds, String ifAbsent) {
    this.id = id;
    this.seconds = seconds;
    this.ifAbsent = ifAbsent;
  }

  static Dialect of(Connection connection) throws SQLException {
    return switch (String.valueOf(connection.getMetaData().getDatabaseProductName())) {
      case "PostgreSQL" -> POSTGRESQL;
      case "Oracle" -> ORACLE;
      default -> STANDARD;
    };
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

  /** {@return the columns} What has a fixed length comes first: so rows are shorter. */
  String columns() {
    return "ends_at "
        + seconds
        + " NOT NULL, id "
        + id
        + " NOT NULL PRIMARY KEY, holder VARCHAR(64) NOT NULL, state VARCHAR(64) NOT NULL";
  }

  /** {@return the statement that inserts an entry if its id is not there} */
  String insert(String table) {
    return "INSERT INTO " + table + " (ends_at, id, holder, state) VALUES (?, ?, ?, ?)" + ifAbsent;
  }
}
