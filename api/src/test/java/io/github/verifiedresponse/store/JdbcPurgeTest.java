package io.github.verifiedresponse.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcPurgeTest {
  private static final long NOW = 1_795_341_600;
  private static final int MANY = 20 * JdbcPurge.MOST_ROWS;

  private final DataSource database = Databases.h2();
  private final JdbcPurge purge = new JdbcPurge(JdbcStore.DEFAULT_TABLE);
  private final Random random = new Random(1);
  private final AtomicInteger parts = new AtomicInteger();

  @BeforeEach
  void createTable() {
    JdbcStore.of(database).createTable();
  }

  @Test
  void deletesAllThatHasEndedInOneTurn() throws Exception {
    insert(MANY, NOW - 1);
    insert(MANY, NOW);

    turn();

    assertThat(Databases.rows(database)).isEqualTo(MANY);
  }

  @Test
  void deletesTheOneRowOfASmallTable() throws Exception {
    insert(1, NOW - 1);
    insert(100, NOW);

    turn();

    assertThat(Databases.rows(database)).isEqualTo(100);
  }

  @Test
  void asksOnlyOnceWhereATableIsSmall() throws Exception {
    insert(100, NOW);
    turn();
    parts.set(0);

    turn();

    assertThat(parts).hasValueLessThanOrEqualTo(2); // the turn may begin in the middle
  }

  @Test
  void readsNoFurtherWhereFewHaveEndedAndGoesOnFromThereInItsNextTurn() throws Exception {
    insert(MANY, NOW);
    insert(MANY / 100, NOW - 1);
    turn();
    parts.set(0);

    turn();
    assertThat(parts).hasValueLessThan(5);

    for (int turn = 0; turn < 200; turn++) {
      turn();
    }
    assertThat(Databases.rows(database)).isEqualTo(MANY);
  }

  @Test
  void leavesARowThatWasTakenAgainMeanwhile() throws Exception {
    insert(1, NOW - 1);

    purge.turn(work -> work.on(takenAgainBeforeItIsDeleted()), NOW);

    assertThat(Databases.rows(database)).isEqualTo(1);
  }

  private Connection takenAgainBeforeItIsDeleted() throws SQLException {
    return Intercepted.connection(
        database.getConnection(),
        (method, arguments, call) -> {
          if (method.equals("prepareStatement")
              && String.valueOf(arguments[0]).startsWith("DELETE")) {
            Databases.execute(database, "UPDATE verified_response SET ends_at = " + NOW);
          }
          return call.proceed();
        });
  }

  private void turn() throws SQLException {
    purge.turn(
        work -> {
          parts.incrementAndGet();
          try (Connection connection = database.getConnection()) {
            return work.on(connection);
          }
        },
        NOW);
  }

  private void insert(int rows, long end) throws SQLException {
    try (Connection connection = database.getConnection();
        PreparedStatement insert =
            connection.prepareStatement(
                "INSERT INTO verified_response VALUES (?, ?, 'a', 'used')")) {
      for (int i = 0; i < rows; i++) {
        byte[] id = new byte[JdbcEntries.ID_BYTES];
        random.nextBytes(id);
        insert.setLong(1, end);
        insert.setBytes(2, id);
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }
}
