package io.github.verifiedresponse.tests.transaction;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.Transactional;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Handles results in a transaction that the server begins and ends. */
@ApplicationScoped
public class BookingService {

  /** What throws rolls back. */
  @Transactional(rollbackOn = SQLException.class)
  public void handle(HttpServletRequest request, DataSource dataSource) throws SQLException {
    Bookings.handle(request, dataSource);
  }
}
