package io.github.verifiedresponse.binding;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.Asked;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.store.Databases;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class H2ReferencesTest implements ReferencesContract {
  private static final Duration PATIENT = Duration.ofSeconds(20);

  private final TestClock clock = TestClock.at(Instant.parse("2026-11-22T10:00:00Z"));
  private final DataSource database = Databases.h2();
  private final TimeLimitedStore store =
      TimeLimitedStore.of(JdbcStore.of(database).withClock(clock).createTable(), PATIENT);
  private final References references = References.shared(store, LIFETIME, clock);

  @Override
  public References references() {
    return references;
  }

  @Override
  public TestClock clock() {
    return clock;
  }

  @Test
  void sharesItsTableWithAReplayGuard() throws Exception {
    references.issue("anna");

    assertThat(
            Asked.admits(
                ReplayGuards.shared(store, clock),
                ReplayIdentity.of("caf", "r1"),
                clock.instant().plusSeconds(60)))
        .isTrue();
    assertThat(Databases.rows(database)).isEqualTo(2);
  }

  @Test
  void issuesNothingWhenTheDatabaseIsDown() throws Exception {
    Databases.execute(database, "DROP TABLE verified_response");

    assertThat(Refusals.reason(() -> references.issue("anna"))).isEqualTo(Reason.UNAVAILABLE);
  }

  @Test
  void issuesAlsoWhenTheAnswerGotLost() throws Exception {
    DataSource breaking = Databases.breakingAfterwards(database, "08006", new AtomicInteger(1));
    References lossy =
        References.shared(
            TimeLimitedStore.of(JdbcStore.of(breaking).withClock(clock), PATIENT), LIFETIME, clock);

    String reference = lossy.issue("anna");

    references.check(reference, "anna", "result", true);
  }

  @Test
  void anotherProcessKnowsWhatThisOneIssued() throws RejectedException {
    String reference = references.issue("anna");
    References other =
        References.shared(
            TimeLimitedStore.of(JdbcStore.of(database).withClock(clock), PATIENT), LIFETIME, clock);

    other.check(reference, "anna", "result", true);

    assertThat(Refusals.reason(() -> references.check(reference, "anna", "another", true)))
        .isEqualTo(Reason.REPLAYED);
  }
}
