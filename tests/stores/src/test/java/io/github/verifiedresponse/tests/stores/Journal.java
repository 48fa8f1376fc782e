package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.store.Await;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;

/** A table of what handlers have done, which outlives their processes. */
record Journal(DataSource database) {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  /** What a handler has done. */
  enum Deed {
    BEGUN,
    /** What must happen once. */
    EFFECT,
    /** Goes no further until its process ends. */
    LINGERS,
    ENDED
  }

  /**
   * One row.
   *
   * @param at in milliseconds since 1970
   */
  record Note(Deed deed, int node, long at) {}

  Journal create() {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE journal (result VARCHAR(64), deed VARCHAR(16), node INT, noted BIGINT)");
      statement.execute("CREATE INDEX journal_result ON journal (result)");
      return this;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void note(String result, Deed deed, int node) throws SQLException {
    try (Connection connection = database.getConnection()) {
      note(connection, result, deed, node);
    }
  }

  /** Takes part in the connection's transaction, if there is one. */
  static void note(Connection connection, String result, Deed deed, int node) throws SQLException {
    long now = System.currentTimeMillis();
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO journal VALUES (?, ?, ?, ?)")) {
      insert.setString(1, result);
      insert.setString(2, deed.name());
      insert.setInt(3, node);
      insert.setLong(4, now);
      insert.executeUpdate();
    }
  }

  /** {@return what was committed about a result, in order} */
  List<Note> of(String result) {
    try (Connection connection = database.getConnection();
        PreparedStatement select =
            connection.prepareStatement(
                "SELECT deed, node, noted FROM journal WHERE result = ? ORDER BY noted")) {
      select.setString(1, result);
      List<Note> notes = new ArrayList<>();
      try (ResultSet rows = select.executeQuery()) {
        while (rows.next()) {
          notes.add(new Note(Deed.valueOf(rows.getString(1)), rows.getInt(2), rows.getLong(3)));
        }
      }
      return notes;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  long count(String result, Deed deed) {
    return of(result).stream().filter(note -> note.deed() == deed).count();
  }

  /** Waits until a handler lingers, and says on which node. */
  int awaitLingering(String result) {
    Await.until("a handler that lingers", PATIENCE, () -> lingering(result).isPresent());
    return lingering(result).orElseThrow();
  }

  private Optional<Integer> lingering(String result) {
    return of(result).stream()
        .filter(note -> note.deed() == Deed.LINGERS)
        .map(Note::node)
        .findFirst();
  }
}
