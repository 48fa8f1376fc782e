package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.tests.stores.Journal.Deed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** Claims a result with its own transaction, which also writes that it was handled. */
record OwnTransaction(Journal journal, int node) implements Door.Handler {

  @Override
  public void handle(VerifiedPayload result, HttpServletResponse response)
      throws IOException, SQLException {
    try (Connection connection = journal.database().getConnection()) {
      connection.setAutoCommit(false);
      try {
        work(result, connection, response);
      } catch (SQLException | RuntimeException e) {
        connection.rollback();
        throw e;
      }
    }
  }

  private void work(VerifiedPayload result, Connection connection, HttpServletResponse response)
      throws IOException, SQLException {
    result.claimIn(connection);
    Act act = journal.count(result.id(), Deed.BEGUN) == 0 ? Act.of(result) : Act.SUCCEED;
    journal.note(result.id(), Deed.BEGUN, node); // whatever becomes of the transaction
    Journal.note(connection, result.id(), Deed.EFFECT, node);
    if (act.fails()) {
      connection.rollback();
      response.setStatus(act.status());
      return;
    }
    if (act == Act.LINGER) {
      CallBacks.linger(journal, result, node);
    }
    connection.commit();
    if (act == Act.LINGER_COMMITTED) {
      CallBacks.linger(journal, result, node);
    }
    Door.answer(result, response);
  }
}
