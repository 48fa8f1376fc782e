package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.result.Sender;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import io.github.verifiedresponse.store.Databases;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What listeners are told of a result whose claim the application's own transaction decides. */
class TransactionSettlementTest {
  private final TestClock clock = TestClock.at(Instant.parse("2026-11-22T10:00:00Z"));
  private final DataSource database = Databases.h2();
  private final JdbcStore store = JdbcStore.of(database).withClock(clock).createTable();
  private final List<Settlement> told = new ArrayList<>();

  private ResponseVerifierBuilder builder() {
    return ResponseVerifier.named("caf")
        .scheme(Schemes.caf(CafProduct.ANY, TestVendor.caf().keys()))
        .replayGuard(
            ReplayGuards.inTransaction(
                store, TimeLimitedStore.of(store, Duration.ofSeconds(20)), clock))
        .clock(clock)
        .listener(event -> event.settlement().ifPresent(told::add));
  }

  private Verification verify(ResponseVerifier verifier) {
    long now = clock.instant().getEpochSecond();
    String token = TestVendor.caf().token("{\"requestId\":\"r1\",\"iat\":" + now + "}");
    return verifier.verify(TestMessage.ofToken(token).build());
  }

  private VerifiedPayload verified(ResponseVerifier verifier) {
    return Verdicts.verified(verify(verifier));
  }

  private void claims(VerifiedPayload payload, boolean commits) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      payload.claimIn(connection);
      if (commits) {
        connection.commit();
      } else {
        connection.rollback();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 409, 503})
  void aCommittedResultIsUsedWhateverTheHandlerAnswers(int status) throws SQLException {
    ResponseVerifier verifier = builder().build();
    VerifiedPayload payload = verified(verifier);
    claims(payload, true);

    verifier.handling().settle(payload, Ending.byAnswer(status));
    verifier.handling().settle(payload, Ending.byAnswer(status));

    assertThat(told).containsExactly(Settlement.USED);
    assertThat(Verdicts.reason(verify(verifier))).isEqualTo(Reason.REPLAYED);
  }

  @ParameterizedTest
  @ValueSource(ints = {409, 500, 503})
  void aResultWhoseWorkWasRolledBackMayBeSentAgain(int status) throws SQLException {
    ResponseVerifier verifier = builder().build();
    VerifiedPayload payload = verified(verifier);
    claims(payload, false);

    verifier.handling().settle(payload, Ending.byAnswer(status));

    assertThat(told).containsExactly(Settlement.GIVEN_BACK);
    assertThat(verified(verifier).firstSeen()).isTrue();
  }

  @Test
  void aResultThatTheHandlerThrewBeforeItsCommitMayBeSentAgain() throws SQLException {
    ResponseVerifier verifier = builder().build();
    VerifiedPayload payload = verified(verifier);
    claims(payload, false);

    verifier.handling().settle(payload, Ending.byException());

    assertThat(told).containsExactly(Settlement.GIVEN_BACK);
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 422, 503})
  void aResultThatWasNotClaimedMayBeSentAgain(int status) {
    ResponseVerifier verifier = builder().build();

    verifier.handling().settle(verified(verifier), Ending.byAnswer(status));

    assertThat(told).containsExactly(Settlement.GIVEN_BACK);
    assertThat(verified(verifier).firstSeen()).isTrue();
  }

  @Test
  void aSecondCopyThatWasToldSoFindsItsResultUsed() throws SQLException {
    ResponseVerifier verifier = builder().build();
    VerifiedPayload second = verified(verifier);
    claims(verified(verifier), true);
    try {
      claims(second, true);
    } catch (AlreadyUsedException used) {
      verifier.handling().settle(second, Ending.byAnswer(409));
    }

    assertThat(told).containsExactly(Settlement.USED);
  }

  @Test
  void aHandlerThatGoesOnAfterATimeOutHasDecidedNothing() {
    ResponseVerifier verifier = builder().build();

    verifier.handling().settle(verified(verifier), Ending.byContainer(503));

    assertThat(told).containsExactly(Settlement.TIMED_OUT);
  }

  @Test
  void aCommittedCallBackIsNotGivenBackByItsStatus() throws SQLException {
    ResponseVerifier verifier = builder().sender(Sender.VENDOR).build();
    VerifiedPayload payload = verified(verifier);
    claims(payload, true);
    try (LogCapture log = LogCapture.start()) {
      verifier.handling().settle(payload, Ending.byAnswer(503));

      assertThat(log.lines()).isEmpty();
    }
    assertThat(told).containsExactly(Settlement.USED);
    assertThat(Verdicts.acknowledged(verify(verifier))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  void theWordOfTheHandlerDoesNothingMore() throws SQLException {
    ResponseVerifier verifier = builder().sender(Sender.VENDOR).build();
    VerifiedPayload payload = verified(verifier);
    claims(payload, true);
    try (LogCapture log = LogCapture.start()) {
      payload.giveBack();

      assertThat(log.lines()).isEmpty();
      assertThat(told).isEmpty();
    }
    verifier.handling().settle(payload, Ending.byAnswer(200));

    assertThat(verifier.handling().missed(payload, Ending.byAnswer(200))).isEmpty();
    assertThat(told).containsExactly(Settlement.USED);
  }

  /** Else the vendor would read that an event was handled of which nothing is left. */
  @Test
  void aSuccessAfterARollbackThatWasSaidIsNoneForAVendor() throws SQLException {
    ResponseVerifier verifier = builder().sender(Sender.VENDOR).build();
    VerifiedPayload payload = verified(verifier);
    claims(payload, false);
    payload.giveBack();

    assertThat(verifier.handling().missed(payload, Ending.byAnswer(200)))
        .hasValueSatisfying(
            answer -> assertThat(Verdicts.reason(answer)).isEqualTo(Reason.UNAVAILABLE));
    verifier.handling().settle(payload, Ending.byAnswer(200));
    assertThat(told).containsExactly(Settlement.GIVEN_BACK);
  }

  @Test
  void whatTheDatabaseDoesNotSayIsTakenForUsed() throws Exception {
    ResponseVerifier verifier = builder().build();
    VerifiedPayload payload = verified(verifier);
    claims(payload, true);
    Databases.execute(database, "DROP TABLE verified_response");

    verifier.handling().settle(payload, Ending.byAnswer(503));

    assertThat(told).containsExactly(Settlement.USED);
  }
}
