package io.github.verifiedresponse.tests.stores;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.store.Await;
import io.github.verifiedresponse.tests.stores.Journal.Deed;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;

/** Handles what a vendor sends, as {@link Act} says, and notes it in a journal. */
record CallBacks(Journal journal, int node) implements Door.Handler {
  private static final Duration LIFE = Duration.ofMinutes(5);

  @Override
  public void handle(VerifiedPayload result, HttpServletResponse response)
      throws IOException, SQLException {
    Act act = journal.count(result.id(), Deed.BEGUN) == 0 ? Act.of(result) : Act.SUCCEED;
    journal.note(result.id(), Deed.BEGUN, node);
    if (act.fails()) {
      response.setStatus(act.status());
      return;
    }
    if (act == Act.LINGER_BEFORE_EFFECT) {
      linger(journal, result, node);
    }
    journal.note(result.id(), Deed.EFFECT, node);
    if (act == Act.LINGER) {
      linger(journal, result, node);
    }
    journal.note(result.id(), Deed.ENDED, node);
    Door.answer(result, response);
  }

  /** Waits for the end of this process. */
  static void linger(Journal journal, VerifiedPayload result, int node) throws SQLException {
    journal.note(result.id(), Deed.LINGERS, node);
    Await.until("the end of this node", LIFE, () -> false);
  }
}
