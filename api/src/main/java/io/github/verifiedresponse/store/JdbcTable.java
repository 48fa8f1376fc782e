package io.github.verifiedresponse.store;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The table of entries: how it is made, and whether this account may use it. */
record JdbcTable(DataSource dataSource, String name, JdbcEntries entries) {
  /** Making a table takes longer than a question, and a silent database must not stop the start. */
  private static final int AT_START_SECONDS = 10;

  private static final String SILENT = "08000";

  /** Of the columns holder and state. */
  private static final int LONGEST = 64;

  private static final String TWICE =
      "accepts the same id twice, so a result could be used twice: give it PRIMARY KEY (id), of that"
          + " column alone";

  /** Longer than the trial takes, so that no node purges its row meanwhile. */
  private static final int TRIAL_SECONDS = 60;

  /**
   * Creates the table if there is none.
   *
   * @throws SQLException when the database cannot be asked now, or refuses
   */
  void create() throws SQLException {
    soon(
        () -> {
          createNow();
          return true;
        });
  }

  private void createNow() throws SQLException {
    if (isThere()) {
      return;
    }
    try (OwnConnection own = OwnConnection.of(dataSource)) {
      own.ask(this::createOn);
    } catch (SQLException e) {
      if (!isThere()) { // otherwise another node was faster
        throw e;
      }
    }
  }

  private boolean createOn(Connection connection) throws SQLException {
    try (Statement create = connection.createStatement()) {
      create.execute(ddl(connection));
    }
    return true;
  }

  private boolean isThere() throws SQLException {
    try (OwnConnection own = OwnConnection.of(dataSource)) {
      return own.ask(connection -> refusal(connection, select(newKey()))).isEmpty();
    }
  }

  private String ddl(Connection connection) throws SQLException {
    return "CREATE TABLE " + name + " (" + Dialect.of(connection).columns() + ")";
  }

  /**
   * What is wrong with the table, how to fix it, and the database's own word if it has said one.
   */
  record Refusal(String fix, @Nullable SQLException why) {}

  /**
   * Writes, changes and deletes a row that belongs to no result, with the statements that requests
   * use.
   *
   * @return what is wrong; empty when the table can be used
   * @throws SQLException when the database cannot be asked now
   */
  Optional<Refusal> refusal() throws SQLException {
    return soon(this::refusalNow);
  }

  private Optional<Refusal> refusalNow() throws SQLException {
    String key = newKey();
    try (OwnConnection own = OwnConnection.of(dataSource)) {
      for (Step step : trial(key)) {
        Optional<Refusal> refusal = own.ask(connection -> refusal(connection, step));
        if (refusal.isPresent()) {
          return refusal;
        }
      }
    }
    return Optional.empty();
  }

  /** Of no result, since results' keys are hashes. */
  private static String newKey() {
    byte[] random = new byte[JdbcEntries.ID_BYTES];
    new SecureRandom().nextBytes(random);
    return HexFormat.of().formatHex(random);
  }

  /** One thing that is done with the table, and what is wrong when it gives false. */
  private record Step(String what, Statements statements, String wrong) {}

  @FunctionalInterface
  private interface Statements {
    boolean on(Connection connection) throws SQLException;
  }

  private List<Step> trial(String key) {
    Instant until = Instant.now().truncatedTo(ChronoUnit.SECONDS).plusSeconds(TRIAL_SECONDS);
    Entry first = new Entry(until, "-".repeat(LONGEST), "-".repeat(LONGEST));
    Entry second = new Entry(until.plusSeconds(1), "+".repeat(LONGEST), "+".repeat(LONGEST));
    return List.of(
        select(key),
        step("INSERT", c -> entries.insert(c, key, first)),
        new Step("INSERT", c -> !entries.insert(c, key, second), TWICE),
        step("UPDATE", c -> entries.replace(c, key, first, second)),
        step("SELECT", c -> entries.find(c, key).equals(Optional.of(second))),
        step("DELETE", c -> entries.delete(c, key)));
  }

  private Step select(String key) {
    return step("SELECT", c -> entries.find(c, key).isEmpty());
  }

  private static Step step(String what, Statements statements) {
    return new Step(
        what,
        statements,
        "does not return the values that were stored ("
            + what
            + "): id holds 32 bytes, holder and state VARCHAR(64), and ends_at a whole number of 64"
            + " bits");
  }

  private Optional<Refusal> refusal(Connection connection, Step step) throws SQLException {
    try {
      return step.statements().on(connection)
          ? Optional.empty()
          : Optional.of(new Refusal("the table " + name + " " + step.wrong(), null));
    } catch (SQLException | RuntimeException e) {
      SQLException why = SqlStates.thrownBy(e);
      if (SqlStates.isPassing(why)) {
        throw why;
      }
      return Optional.of(new Refusal(fix(connection, step.what(), why), why));
    }
  }

  private String fix(Connection connection, String what, SQLException why) throws SQLException {
    if (SqlStates.isNoPrivilege(why)) {
      return "the data source's account may not "
          + what
          + " in the table "
          + name
          + " ("
          + SqlStates.of(why)
          + "): GRANT SELECT, INSERT, UPDATE, DELETE ON "
          + name
          + " TO that account";
    }
    if (SqlStates.isNoUniqueKey(why)) {
      return "the table " + name + " " + TWICE;
    }
    return "the database has no usable table "
        + name
        + " ("
        + what
        + ": "
        + SqlStates.of(why)
        + "): create it with "
        + ddl(connection)
        + " (or, for a demonstration, with create-table=true)";
  }

  private static <T> T soon(Callable<T> question) throws SQLException {
    Future<T> answer = StoreThreads.pool(1, 1).submit(question);
    try {
      return answer.get(AT_START_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new SQLException("the database does not answer", SILENT, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", SILENT, e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SQLException why) {
        throw why;
      }
      throw new IllegalStateException(e.getCause());
    }
  }
}
