package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.Await;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.Store;
import io.github.verifiedresponse.testkit.StoreContract;
import io.github.verifiedresponse.tests.stores.Page;
import java.time.Duration;
import java.time.Instant;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a table promises on top. */
interface JdbcGuardContract extends SharedGuardContract, TransactionGuardContract, StoreContract {
  ReplayIdentity COUNTS = ReplayIdentity.of("caf", "counts");
  int ENDED = 2_500;
  Duration PURGED_WITHIN = Duration.ofSeconds(20);

  JdbcGuards guards();

  /** {@return the database's name in docs/databases.md} */
  String product();

  @Override
  default ReplayGuard guard() {
    return guards().one();
  }

  @Override
  default ReplayGuard otherGuard() {
    return guards().other();
  }

  @Override
  default TestClock clock() {
    return guards().clock();
  }

  @Override
  default JdbcStore store() {
    return guards().store();
  }

  @Override
  default Store other() {
    return guards().otherStore();
  }

  @Override
  default DataSource database() {
    return guards().database();
  }

  @Test
  @DisplayName("AT-154 deletes what ended two hours ago, in batches, and nothing that counts")
  default void deletesWhatEndedTwoHoursAgo() throws RejectedException {
    Instant end = clock().instant().plusSeconds(60);
    for (int i = 0; i < ENDED; i++) {
      Asked.taken(guard(), ReplayIdentity.of("caf", "ended " + i), end.plusMillis(i));
    }
    Asked.taken(guard(), COUNTS, end.plus(Duration.ofHours(3))).use();

    clock().move(Duration.ofHours(2).plusSeconds(90));
    Asked.taken(guard(), ReplayIdentity.of("caf", "one more"), clock().instant().plusSeconds(60));

    Await.until("the purge", PURGED_WITHIN, () -> guards().rows() == 2);
    assertThat(Asked.refused(guard(), COUNTS, end.plus(Duration.ofHours(3))))
        .isEqualTo(Admission.Refused.USED);
  }

  @Test
  default void theDocumentedTableIsEnough() throws Exception {
    Page page = Page.of("databases.md");
    guards().execute("DROP TABLE " + JdbcStore.DEFAULT_TABLE);
    guards().execute(page.statements(product() + ": table"));
    store().requireTable();

    assertThat(Asked.admits(guard(), COUNTS, clock().instant().plus(LIFETIME))).isTrue();
    assertThat(Asked.admits(guard(), COUNTS, clock().instant().plus(LIFETIME))).isFalse();
    guards().execute(page.statements("purge"));
    assertThat(guards().rows()).isEqualTo(1);
  }
}
