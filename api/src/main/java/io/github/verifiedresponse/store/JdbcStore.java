package io.github.verifiedresponse.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;

/**
 * One table of a relational database: PostgreSQL, MariaDB, MySQL, H2, and what else follows the
 * standard.
 *
 * <pre>{@code
 * CREATE TABLE verified_response (
 *   ends_at BIGINT NOT NULL,
 *   id VARBINARY(32) NOT NULL PRIMARY KEY, -- PostgreSQL: BYTEA, Oracle: RAW(32)
 *   holder VARCHAR(64) NOT NULL,
 *   state VARCHAR(64) NOT NULL
 * );
 * }</pre>
 *
 * <p>It holds hashes and times (seconds since 1970) only. Each question takes a connection of its
 * own and commits by itself, so a rollback of the application's transaction brings no used result
 * back. Rows are deleted in batches two hours after their end, so that a clock which is wrong by an
 * hour opens nothing again.
 *
 * <p><b>Give the data source a time-out for connecting</b>, and let it hand out at least as many
 * connections as requests should be checked at once: 16, unless {@link
 * TimeLimitedStore#withConnections} says otherwise.
 */
public final class JdbcStore implements Store {
  /** The table's name unless another is set. */
  public static final String DEFAULT_TABLE = "verified_response";

  private static final Pattern TABLE =
      Pattern.compile("[A-Za-z_][A-Za-z0-9_]{0,62}(\\.[A-Za-z_][A-Za-z0-9_]{0,62})?");

  private final DataSource dataSource;
  private final String table;
  private final Clock clock;
  private final JdbcEntries entries;

  private JdbcStore(DataSource dataSource, String table, Clock clock) {
    if (!TABLE.matcher(table).matches()) {
      throw new IllegalArgumentException(
          "a table's name has letters, digits and underscores, and a schema before a full stop");
    }
    this.dataSource = dataSource;
    this.table = table;
    this.clock = clock;
    this.entries = new JdbcEntries(dataSource, table, clock);
  }

  /** {@return the table {@link #DEFAULT_TABLE} of this database} */
  public static JdbcStore of(DataSource dataSource) {
    return new JdbcStore(dataSource, DEFAULT_TABLE, Clock.systemUTC());
  }

  /**
   * {@return the table {@link #DEFAULT_TABLE} of a data source that the server has under a name}
   *
   * @param jndiName such as {@code java:comp/DefaultDataSource}; it is looked up now
   * @throws IllegalArgumentException when there is no data source of that name
   */
  public static JdbcStore jndi(String jndiName) {
    return of(
        Jndi.find(jndiName, DataSource.class)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "the object with this JNDI name is not a javax.sql.DataSource")));
  }

  /**
   * {@return the same with another table}
   *
   * @param name letters, digits and underscores, with a schema and a full stop before if needed
   */
  public JdbcStore withTable(String name) {
    return new JdbcStore(dataSource, name, clock);
  }

  /**
   * {@return the same with another clock}
   *
   * @param other tells what may be deleted
   */
  public JdbcStore withClock(Clock other) {
    return new JdbcStore(dataSource, table, other);
  }

  /**
   * {@return the same table by this connection, in its transaction: what is written here is there
   * when the transaction commits} It changes nothing of the connection and deletes nothing.
   */
  public JdbcTransaction in(Connection connection) {
    return new JdbcTransaction(this, entries, connection);
  }

  /**
   * Creates the table if there is none: for demonstrations and tests. In production a migration of
   * yours does it, and the application's own account may not.
   *
   * @throws IllegalArgumentException when the database refuses
   */
  public JdbcStore createTable() {
    try {
      jdbcTable().create();
      return this;
    } catch (SQLException e) {
      throw new IllegalArgumentException(
          "the table " + table + " cannot be created (" + SqlStates.of(e) + ")", e);
    }
  }

  /**
   * Looks whether the table can be used, by writing, changing and deleting a row, and whether it
   * takes an id once. A database that cannot be reached now, or may only be read now, is no mistake
   * in the set-up: it is logged, and until it is fixed every result is refused as unavailable.
   *
   * @throws IllegalArgumentException when the database answers that there is no such table, or that
   *     this account may not use it, or when the table takes an id twice or keeps other values than
   *     it is given; the message has the statements that fix it
   */
  public JdbcStore requireTable() {
    try {
      jdbcTable()
          .refusal()
          .ifPresent(
              refusal -> {
                throw new IllegalArgumentException(refusal.fix(), refusal.why());
              });
    } catch (SQLException e) {
      if (SqlStates.isNotLetIn(e)) {
        throw new IllegalArgumentException(
            "the database rejected the login of the data source ("
                + SqlStates.of(e)
                + "): correct its user and password where the server configures it",
            e);
      }
      System.getLogger(JdbcStore.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "{0} is not usable ({1}): until it is, results are refused as unavailable",
              this,
              SqlStates.of(e));
    }
    return this;
  }

  private JdbcTable jdbcTable() {
    return new JdbcTable(dataSource, table, entries);
  }

  @Override
  public boolean insert(String key, Entry entry) throws SQLException {
    return entries.insert(key, entry);
  }

  @Override
  public Optional<Entry> find(String key) throws SQLException {
    return entries.find(key);
  }

  @Override
  public boolean replace(String key, Entry before, Entry after) throws SQLException {
    return entries.replace(key, before, after);
  }

  @Override
  public Duration keepsAtMost() {
    return ChronoUnit.FOREVER.getDuration();
  }

  /** Shows the table, not the database's address. */
  @Override
  public String toString() {
    return "jdbc, table " + table;
  }
}
