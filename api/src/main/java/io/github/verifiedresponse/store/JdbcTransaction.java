package io.github.verifiedresponse.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** A table as a transaction of the application's sees it: {@link JdbcStore#in}. */
public final class JdbcTransaction implements Store {
  private final JdbcStore table;
  private final JdbcEntries entries;
  private final Connection connection;

  JdbcTransaction(JdbcStore table, JdbcEntries entries, Connection connection) {
    this.table = table;
    this.entries = entries;
    this.connection = connection;
  }

  @Override
  public boolean insert(String key, Entry entry) throws SQLException {
    return entries.insertWithin(connection, key, entry);
  }

  @Override
  public Optional<Entry> find(String key) throws SQLException {
    return entries.find(connection, key);
  }

  @Override
  public boolean replace(String key, Entry before, Entry after) throws SQLException {
    return entries.replace(connection, key, before, after);
  }

  @Override
  public Duration keepsAtMost() {
    return table.keepsAtMost();
  }

  @Override
  public String toString() {
    return table.toString();
  }
}
