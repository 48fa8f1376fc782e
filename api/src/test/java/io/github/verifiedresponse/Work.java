package io.github.verifiedresponse;

import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.store.JdbcStore;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;

/** An application's work in a database, in one transaction with the claim on a result. */
public final class Work {
  private final JdbcDataSource database = new JdbcDataSource();

  public Work() throws SQLException {
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE effects (id VARCHAR(64))");
    }
  }

  /** A verifier whose results are claimed by this work. */
  public ResponseVerifierBuilder verifier(String name) {
    return SignedResponse.verifier(name)
        .replayGuard(ReplayGuards.inTransaction(JdbcStore.of(database).createTable()));
  }

  public void commit(VerifiedPayload payload) {
    run(payload, true);
  }

  public void rollBack(VerifiedPayload payload) {
    run(payload, false);
  }

  private void run(VerifiedPayload payload, boolean commits) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        payload.claimIn(connection);
        try (Statement statement = connection.createStatement()) {
          statement.execute("INSERT INTO effects VALUES ('done')");
        }
        if (!commits) {
          throw new IllegalStateException("the work failed");
        }
        connection.commit();
      } finally {
        connection.rollback();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** How often the work was done. */
  public int effects() throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement();
        ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM effects")) {
      count.next();
      return count.getInt(1);
    }
  }
}
