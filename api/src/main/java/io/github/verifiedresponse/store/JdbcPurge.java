package io.github.verifiedresponse.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Deletes what has ended, part by part of the ids, of which each is about as full as the others,
 * since ids are hashes. So no index on the end is needed, and its cost is not paid by each
 * admission.
 *
 * <p>A part is made as wide as a batch of rows, so a small table is one part. A turn ends early
 * where few of the rows have ended: the next one goes on from there, and a large table keeps a few
 * per cent of ended rows.
 */
final class JdbcPurge {
  /** Rows of a part: few enough that their locks are held for milliseconds. */
  static final int MOST_ROWS = 1_000;

  private static final int FEW_ROWS = MOST_ROWS / 4;
  private static final int MOST_PARTS = 500;

  /** Less than one in so many rows is not worth reading on for. */
  private static final int WORTH = 20;

  /** The parts' ends are the first 24 bits of ids. */
  private static final int ALL_IDS = 1 << 24;

  private static final int FIRST_WIDTH = 1 << 8;

  private final String select;
  private final String delete;
  private int next = ThreadLocalRandom.current().nextInt(ALL_IDS); // nodes begin apart
  private int width = FIRST_WIDTH;

  JdbcPurge(String table) {
    this.select = "SELECT id, ends_at FROM " + table + " WHERE id >= ? AND id <= ? ORDER BY id";
    this.delete = "DELETE FROM " + table + " WHERE id = ? AND ends_at < ?";
  }

  /** Runs what it is given with a connection that commits by itself. */
  @FunctionalInterface
  interface Connections {
    Part ask(OwnConnection.Work<Part> work) throws SQLException;
  }

  /** How many rows a part has, {@link #MOST_ROWS} and one at most, and which have ended. */
  record Part(int rows, List<byte[]> ended) {
    private boolean isTooLarge() {
      return rows > MOST_ROWS;
    }

    private boolean isSmall() {
      return rows < FEW_ROWS;
    }

    private boolean isWorthIt() {
      return ended.size() * WORTH >= rows;
    }
  }

  /**
   * Once through all ids, or as far as is worth it now.
   *
   * @param before rows that ended before are deleted; seconds since 1970
   */
  synchronized void turn(Connections connections, long before) throws SQLException {
    int swept = 0;
    for (int parts = 0; parts < MOST_PARTS && swept < ALL_IDS; parts++) {
      int from = next;
      int ids = Math.min(width, ALL_IDS - from);
      Part part = connections.ask(connection -> purge(connection, from, from + ids - 1, before));
      if (part.isTooLarge() && ids > 1) {
        width = ids / 2;
        continue;
      }
      next = (from + ids) % ALL_IDS;
      swept += ids;
      if (part.isSmall()) {
        width = Math.min(ALL_IDS, width * 2);
      } else if (!part.isWorthIt()) {
        return;
      }
    }
  }

  private Part purge(Connection connection, int from, int to, long before) throws SQLException {
    Part part = find(connection, from, to, before);
    if (!part.ended().isEmpty()) {
      delete(connection, part.ended(), before);
    }
    return part;
  }

  private Part find(Connection connection, int from, int to, long before) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(select)) {
      statement.setMaxRows(MOST_ROWS + 1);
      statement.setBytes(1, id(from, 0x00));
      statement.setBytes(2, id(to, 0xFF));
      try (ResultSet row = statement.executeQuery()) {
        List<byte[]> ended = new ArrayList<>();
        int rows = 0;
        for (; row.next(); rows++) {
          if (row.getLong(2) < before) {
            ended.add(row.getBytes(1));
          }
        }
        return new Part(rows, ended);
      }
    }
  }

  /** By their ids, which locks nothing between them; one that was taken again meanwhile remains. */
  private void delete(Connection connection, List<byte[]> ids, long before) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(delete)) {
      for (byte[] id : ids) {
        statement.setBytes(1, id);
        statement.setLong(2, before);
        statement.addBatch();
      }
      statement.executeBatch();
    }
  }

  private static byte[] id(int first, int rest) {
    byte[] id = new byte[JdbcEntries.ID_BYTES];
    Arrays.fill(id, (byte) rest);
    id[0] = (byte) (first >> 16);
    id[1] = (byte) (first >> 8);
    id[2] = (byte) first;
    return id;
  }
}
