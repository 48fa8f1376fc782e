package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import io.github.verifiedresponse.store.Await;
import io.github.verifiedresponse.store.Databases;
import io.github.verifiedresponse.store.Intercepted;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class H2TransactionGuardTest implements TransactionGuardContract {
  private final TestClock clock = TestClock.at(Instant.parse("2026-11-22T10:00:00Z"));
  private final DataSource database = Databases.h2();
  private final JdbcStore store = JdbcStore.of(database).withClock(clock).createTable();
  private final ReplayGuard guard =
      ReplayGuards.inTransaction(store, TimeLimitedStore.of(store, PATIENT), clock);

  @Override
  public JdbcStore store() {
    return store;
  }

  @Override
  public DataSource database() {
    return database;
  }

  @Override
  public TestClock clock() {
    return clock;
  }

  private ResponseVerifier verifier(ReplayGuard of) {
    return ResponseVerifier.named("caf")
        .scheme(Schemes.caf(CafProduct.ANY, TestVendor.caf().keys()))
        .replayGuard(of)
        .clock(clock)
        .build();
  }

  private VerifiedPayload verified(ResponseVerifier verifier) {
    long now = clock.instant().getEpochSecond();
    String token = TestVendor.caf().token("{\"requestId\":\"r1\",\"iat\":" + now + "}");
    return Verdicts.verified(verifier.verify(TestMessage.ofToken(token).build()));
  }

  private Connection begin() throws Exception {
    Connection connection = database.getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  @Test
  void writesNothingBeforeTheHandlerClaims() throws Exception {
    VerifiedPayload payload = verified(verifier(guard));
    payload.giveBack();
    assertThat(Databases.rows(database)).isZero();

    try (Connection connection = begin()) {
      payload.claimIn(connection);
      assertThat(Databases.rows(database)).isZero();
      connection.commit();
    }

    assertThat(Databases.rows(database)).isEqualTo(1);
  }

  @Test
  void refusesAConnectionThatCommitsByItself() throws Exception {
    VerifiedPayload payload = verified(verifier(guard));

    try (Connection connection = database.getConnection()) {
      assertThatThrownBy(() -> payload.claimIn(connection))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("auto-commit off");
    }
    assertThatThrownBy(() -> payload.claimIn(database)).isInstanceOf(IllegalStateException.class);
    assertThat(Databases.rows(database)).isZero();
  }

  @Test
  void takesTheConnectionOfTheServersTransactionFromItsDataSource() throws Exception {
    VerifiedPayload first = verified(verifier(guard));
    VerifiedPayload second = verified(verifier(guard));
    try (Connection connection = begin()) {
      DataSource ofServer = Databases.of(() -> Intercepted.unclosed(connection));
      first.claimIn(ofServer);
      assertThat(Databases.rows(database)).as("the server commits").isZero();
      connection.commit();

      assertThatThrownBy(() -> second.claimIn(ofServer)).isInstanceOf(AlreadyUsedException.class);
      connection.rollback();
    }
    assertThat(Databases.rows(database)).isEqualTo(1);
  }

  @Test
  void refusesADataSourceThatTakesPartInNoTransaction() throws Exception {
    ResponseVerifier verifier = verifier(guard);
    VerifiedPayload payload = verified(verifier);
    List<Connection> given = new ArrayList<>();
    DataSource pool =
        Databases.of(
            () -> {
              given.add(database.getConnection());
              given.get(given.size() - 1).setAutoCommit(false);
              return given.get(given.size() - 1);
            });

    assertThatThrownBy(() -> payload.claimIn(pool))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("does not take part in a transaction")
        .hasMessageContaining("claimIn(Connection)");

    assertThat(Databases.rows(database)).as("rolled back with its connection").isZero();
    assertThat(verifier.handling().missed(payload, Ending.byAnswer(200)))
        .as("not claimed")
        .isPresent();
    for (Connection connection : given) {
      assertThat(connection.isClosed()).isTrue();
    }
  }

  @Test
  void isForVerifiersThatDoNotClaimThemselves() throws Exception {
    for (ReplayGuard other :
        new ReplayGuard[] {
          ReplayGuards.shared(store), ReplayGuards.inMemory(10, clock), ReplayGuard.disabled()
        }) {
      VerifiedPayload payload = verified(verifier(other));
      try (Connection connection = begin()) {
        assertThatThrownBy(() -> payload.claimIn(connection))
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("claim=transaction");
      }
      assertThat(other.claimsInTransaction()).isFalse();
    }
    assertThat(guard.claimsInTransaction()).isTrue();
  }

  @Test
  void missesAClaimOnlyWhereAHandlerHasSucceededWithoutOne() throws Exception {
    ResponseVerifier verifier = verifier(guard);
    VerifiedPayload payload = verified(verifier);
    assertThat(verifier.handling().missed(payload, Ending.byAnswer(200)))
        .contains(
            new Verification.Rejected(
                Reason.NOT_CLAIMED, "the request was handled without claiming its result"));
    assertThat(verifier.handling().missed(payload, Ending.byAnswer(400))).isEmpty();
    assertThat(verifier.handling().missed(payload, Ending.byException())).isEmpty();
    assertThat(verifier.handling().missed(payload, Ending.notCalled())).isEmpty();

    try (Connection connection = begin()) {
      payload.claimIn(connection);
      connection.commit();
    }
    assertThat(verifier.handling().missed(payload, Ending.byAnswer(200))).isEmpty();
  }

  @Test
  void settlingChangesNothingOfWhatTheTransactionDecides() throws RejectedException {
    Claim claim = Asked.taken(guard, RESULT, clock.instant().plusSeconds(60));

    claim.use();
    assertThat(Asked.admits(guard, RESULT, clock.instant().plusSeconds(60))).isTrue();
    claim.giveBack(1);
    assertThat(claim.givenBack()).isZero();
  }

  @Test
  void saysUnavailableWhenItsTableIsGone() throws Exception {
    Databases.execute(database, "DROP TABLE verified_response");

    assertThat(Refusals.reason(() -> Asked.admits(guard, RESULT, clock.instant())))
        .isEqualTo(Reason.UNAVAILABLE);
  }

  @Test
  void deletesWhatHasEnded() throws Exception {
    try (Connection connection = begin()) {
      verified(verifier(guard)).claimIn(connection);
      connection.commit();
    }
    clock.move(Duration.ofHours(4));

    Asked.admits(guard, ReplayIdentity.of("caf", "later"), clock.instant().plusSeconds(60));

    Await.until(() -> Databases.rows(database) == 0);
  }

  @Test
  void saysWhoWritesTheClaim() {
    assertThat(guard)
        .hasToString("jdbc, table verified_response, claimed by the handler's transaction");
  }
}
