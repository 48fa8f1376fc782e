package io.github.verifiedresponse.tests.transaction;

import io.github.verifiedresponse.VerifiedPayload;
import jakarta.servlet.http.HttpServletRequest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;

/** The application's own table, with a row for each result that was handled. */
final class Bookings {
  /** What the handler does: {@code claim}, {@code book}, {@code fail}. */
  private static final String STEPS = "X-Do";

  private Bookings() {}

  static void createTable(DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement create =
            connection.prepareStatement("CREATE TABLE booking (id VARCHAR(64) NOT NULL)")) {
      create.executeUpdate();
    }
  }

  /** Does what the request says, within the transaction that has begun. */
  static void handle(HttpServletRequest request, DataSource dataSource) throws SQLException {
    VerifiedPayload payload = VerifiedPayload.require(request::getAttribute, "caf");
    for (String step : String.valueOf(request.getHeader(STEPS)).split(" ", -1)) {
      switch (step) {
        case "claim" -> payload.claimIn(dataSource);
        case "book" -> book(payload.id(), dataSource);
        case "fail" -> throw new IllegalStateException("this handler was told to fail");
        default -> {}
      }
    }
  }

  private static void book(String id, DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement insert =
            connection.prepareStatement("INSERT INTO booking (id) VALUES (?)")) {
      insert.setString(1, id);
      insert.executeUpdate();
    }
  }

  static int count(String id, DataSource dataSource) throws SQLException {
    try (Connection connection = dataSource.getConnection();
        PreparedStatement count =
            connection.prepareStatement("SELECT COUNT(*) FROM booking WHERE id = ?")) {
      count.setString(1, id);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getInt(1);
      }
    }
  }
}
