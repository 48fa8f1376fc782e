package io.github.verifiedresponse.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Entries in one table. The unique key decides who is first: a duplicate key is an entry that is
 * there, and anything else that goes wrong is thrown.
 */
final class JdbcEntries {
  private static final int ATTEMPTS = 3;

  /** A clock that runs an hour ahead must not delete what still counts. */
  private static final long PURGE_AFTER_SECONDS = TimeUnit.HOURS.toSeconds(2);

  private static final long PURGE_EVERY_SECONDS = 60;

  /** A key is 64 hexadecimal digits, an id is what they say. */
  static final int ID_BYTES = 32;

  private final DataSource dataSource;
  private final String table;
  private final Clock clock;
  private final JdbcPurge purge;
  private final AtomicLong nextPurge = new AtomicLong();
  private final AtomicBoolean warned = new AtomicBoolean();
  private final ThreadPoolExecutor purging = StoreThreads.pool(1, 1);
  private volatile @Nullable Dialect dialect;

  JdbcEntries(DataSource dataSource, String table, Clock clock) {
    this.dataSource = dataSource;
    this.table = table;
    this.clock = clock;
    this.purge = new JdbcPurge(table);
  }

  boolean insert(String key, Entry entry) throws SQLException {
    boolean inserted = run(connection -> insert(connection, key, entry));
    purgeNowAndThen();
    return inserted;
  }

  boolean insert(Connection connection, String key, Entry entry) throws SQLException {
    return insert(connection, dialect(connection), key, entry);
  }

  /** Within a transaction of the application's. */
  boolean insertWithin(Connection transaction, String key, Entry entry) throws SQLException {
    return insert(transaction, dialect(transaction).within(transaction), key, entry);
  }

  private boolean insert(Connection connection, Dialect by, String key, Entry entry)
      throws SQLException {
    try {
      return update(
          connection,
          by.insert(table),
          seconds(entry.until()),
          id(key),
          entry.holder(),
          entry.state());
    } catch (SQLException e) {
      if (SqlStates.isDuplicateKey(e)) {
        return false;
      }
      throw e;
    }
  }

  /** A data source is one database's: its product is asked for once. */
  private Dialect dialect(Connection connection) throws SQLException {
    Dialect known = dialect;
    if (known == null) {
      known = Dialect.of(connection);
      dialect = known;
    }
    return known;
  }

  Optional<Entry> find(String key) throws SQLException {
    Optional<Entry> found = run(connection -> find(connection, key));
    purgeNowAndThen();
    return found;
  }

  Optional<Entry> find(Connection connection, String key) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement(
            "SELECT ends_at, holder, state FROM " + table + " WHERE id = ?")) {
      select.setBytes(1, id(key));
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Entry(
                    Instant.ofEpochSecond(row.getLong(1)), row.getString(2), row.getString(3)))
            : Optional.empty();
      }
    }
  }

  boolean replace(String key, Entry before, Entry after) throws SQLException {
    return run(connection -> replace(connection, key, before, after));
  }

  /** The row's lock lets one of many change it. */
  boolean replace(Connection connection, String key, Entry before, Entry after)
      throws SQLException {
    return update(
        connection,
        "UPDATE "
            + table
            + " SET ends_at = ?, holder = ?, state = ?"
            + " WHERE id = ? AND ends_at = ? AND holder = ? AND state = ?",
        seconds(after.until()),
        after.holder(),
        after.state(),
        id(key),
        seconds(before.until()),
        before.holder(),
        before.state());
  }

  boolean delete(Connection connection, String key) throws SQLException {
    return update(connection, "DELETE FROM " + table + " WHERE id = ?", id(key));
  }

  /** Deletes what has ended, off the caller's thread and once a minute at most. */
  private void purgeNowAndThen() {
    long now = clock.instant().getEpochSecond();
    long next = nextPurge.get();
    boolean clockWentBack = next - now > PURGE_EVERY_SECONDS;
    if ((now >= next || clockWentBack)
        && nextPurge.compareAndSet(next, now + PURGE_EVERY_SECONDS)) {
      try {
        purging.execute(this::purge);
      } catch (RejectedExecutionException busy) {
        // the one before is at work yet; what was asked has its answer all the same
      }
    }
  }

  private void purge() {
    long before = clock.instant().getEpochSecond() - PURGE_AFTER_SECONDS;
    try {
      purge.turn(this::run, before);
    } catch (SQLException e) {
      // the next one tries again; admissions report what is wrong
    }
  }

  /**
   * What the database rolled back to break a tie between two of us is tried again; and what met a
   * dead connection, by one that lives: after the database was away, a pool hands out what it has.
   * What was done before the connection broke is found again by its holder.
   */
  private <T> T run(OwnConnection.Work<T> work) throws SQLException {
    boolean mayBeDead = false;
    for (int attempt = 1; ; attempt++) {
      try (OwnConnection own =
          mayBeDead
              ? OwnConnection.living(dataSource, this::warnOnce)
              : OwnConnection.of(dataSource)) {
        return own.ask(work);
      } catch (SQLException e) {
        mayBeDead = SqlStates.isConnection(e);
        if (attempt == ATTEMPTS || !(mayBeDead || SqlStates.isRolledBack(e))) {
          throw e;
        }
      }
    }
  }

  private void warnOnce() {
    if (warned.compareAndSet(false, true)) {
      System.getLogger(JdbcStore.class.getName())
          .log(
              System.Logger.Level.WARNING,
              "the data source provides connections that are dead: let it validate them before it"
                  + " does (WildFly: validate-on-match=true with a valid-connection-checker; Payara:"
                  + " isconnectvalidatereq=true with custom-validation); those that are met here are"
                  + " dropped from the pool, and what the application asks of others fails");
    }
  }

  private static boolean update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        if (values[i] instanceof byte[] id) {
          statement.setBytes(i + 1, id); // no driver takes it for another type then
        } else {
          statement.setObject(i + 1, values[i]);
        }
      }
      return statement.executeUpdate() > 0;
    }
  }

  private static byte[] id(String key) {
    return HexFormat.of().parseHex(key);
  }

  private static Object seconds(Instant instant) {
    return instant.getEpochSecond();
  }
}
