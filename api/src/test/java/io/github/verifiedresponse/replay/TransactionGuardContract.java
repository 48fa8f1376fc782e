package io.github.verifiedresponse.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.ResponseVerifierBuilder;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.result.ReplayIdentity;
import io.github.verifiedresponse.scheme.CafProduct;
import io.github.verifiedresponse.scheme.Schemes;
import io.github.verifiedresponse.store.JdbcStore;
import io.github.verifiedresponse.store.TimeLimitedStore;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What a claim promises that the handler writes with its own transaction, in any database. */
interface TransactionGuardContract {
  Duration PATIENT = Duration.ofSeconds(20);
  ReplayIdentity RESULT = ReplayIdentity.of("caf", "r1");

  /** The table under test, which exists, and is empty at the start of each test. */
  JdbcStore store();

  /** Connections of the application to the database of that table. */
  DataSource database();

  TestClock clock();

  @Test
  default void aCommittedClaimIsUsedForTheNext() throws Exception {
    assertThat(claims(verified(), true)).isTrue();

    assertThat(Verdicts.reason(verifier().verify(message()))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  default void aClaimThatIsRolledBackIsAdmittedAgain() throws Exception {
    VerifiedPayload payload = verified();
    assertThat(claims(payload, false)).isTrue();

    assertThat(verified().firstSeen()).isTrue();
    assertThat(claims(payload, true)).as("the same request tries again").isTrue();
    assertThat(Verdicts.reason(verifier().verify(message()))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  default void aHandlerThatDoesNotClaimUsesNothing() {
    verifier().handling().settle(verified(), Ending.byAnswer(200));

    assertThat(verified().firstSeen()).isTrue();
  }

  @Test
  @DisplayName("AT-148 the work of one of many copies is done")
  default void theWorkOfOneOfManyCopiesIsDone() throws Exception {
    for (int round = 0; round < 10; round++) {
      assertThat(claimedOfMany("round " + round)).as("round %s", round).isEqualTo(1);
    }
  }

  @Test
  default void aSecondCopyIsTheFirstWhenTheFirstRollsBack() throws Exception {
    VerifiedPayload second = verified();
    try (Connection first = begin()) {
      verified().claimIn(first);
      CompletableFuture<Boolean> waiting =
          CompletableFuture.supplyAsync(() -> claimsUnchecked(second));
      first.rollback();
      assertThat(waiting.get()).isTrue();
    }
  }

  @Test
  default void aSecondCopyThatWasAdmittedIsToldThatTheFirstHasCommitted() throws Exception {
    VerifiedPayload second = verified();
    try (Connection first = begin()) {
      verified().claimIn(first);
      CompletableFuture<Boolean> waiting =
          CompletableFuture.supplyAsync(() -> claimsUnchecked(second));
      first.commit();
      assertThat(waiting.get()).isFalse();
    }
  }

  @Test
  default void theWorkIsRolledBackWithTheClaim() throws Exception {
    try (Connection connection = begin();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE done (id VARCHAR(64))");
      connection.commit();
      VerifiedPayload payload = verified();
      payload.claimIn(connection);
      statement.execute("INSERT INTO done VALUES ('r1')");
      connection.rollback();

      try (var row = statement.executeQuery("SELECT COUNT(*) FROM done")) {
        row.next();
        assertThat(row.getInt(1)).isZero();
      }
    }
    assertThat(verified().firstSeen()).isTrue();
  }

  @Test
  default void whatHasEndedIsClaimedAgainByOneOfMany() throws Exception {
    claims(verified(), true);
    clock().move(Duration.ofMinutes(10));

    assertThat(claimedOfMany("r1")).isEqualTo(1);
    assertThat(Verdicts.reason(verifier().verify(message()))).isEqualTo(Reason.REPLAYED);
  }

  @Test
  default void whatAnotherGuardGaveBackIsClaimedByOneOfMany() throws Exception {
    Asked.taken(shared(), RESULT, clock().instant().plusSeconds(60)).giveBack(1);

    assertThat(claimedOfMany("r1")).isEqualTo(1);
    assertThat(Asked.admits(shared(), RESULT, clock().instant().plusSeconds(60))).isFalse();
  }

  @Test
  default void whatAnotherGuardHasInUseOrUsedIsNotAdmitted() throws Exception {
    var claim = Asked.taken(shared(), RESULT, clock().instant().plusSeconds(60));
    assertThat(Verdicts.reason(verifier().verify(message()))).isEqualTo(Reason.IN_PROGRESS);

    claim.use();
    assertThat(Verdicts.reason(verifier().verify(message()))).isEqualTo(Reason.REPLAYED);
  }

  /** What was in use when the setting was changed, or on a node that has another one. */
  @Test
  default void whatAnotherGuardHasAbandonedIsClaimedWhereItMayBeTakenAgain() throws Exception {
    Instant now = clock().instant();
    ClaimTerms vendor = new ClaimTerms(now.plusSeconds(600), now.plusSeconds(60), true);
    ClaimTerms client = new ClaimTerms(now.plusSeconds(600), now.plusSeconds(60), false);
    Asked.taken(shared(), RESULT, vendor);
    clock().move(Duration.ofSeconds(61));

    assertThat(Asked.refused(guard(), RESULT, client)).isEqualTo(Admission.Refused.USED);
    Claim claim = Asked.taken(guard(), RESULT, vendor);
    try (Connection connection = begin()) {
      assertThat(claim.in(connection)).isTrue();
      connection.commit();
    }
    assertThat(Asked.refused(guard(), RESULT, vendor)).isEqualTo(Admission.Refused.USED);
  }

  @Test
  @DisplayName("AT-155 a used result that has ended meanwhile is not claimed again")
  default void aUsedResultThatHasEndedMeanwhileIsNotClaimedAgain() throws Exception {
    Instant until = clock().instant().plusSeconds(60);
    Asked.taken(shared(), RESULT, until).use();

    clock().move(Duration.ofMinutes(3));

    assertThat(Asked.admits(guard(), RESULT, until)).isFalse();
  }

  private ReplayGuard guard() {
    return ReplayGuards.inTransaction(store(), TimeLimitedStore.of(store(), PATIENT), clock());
  }

  @Test
  default void anAttachedReplayCannotBeClaimed() throws Exception {
    claims(verified(), true);
    VerifiedPayload replay =
        Verdicts.verified(builder().onReplay(OnReplay.ATTACH).build().verify(message()));
    assertThat(replay.firstSeen()).isFalse();

    try (Connection connection = begin()) {
      assertThatThrownBy(() -> replay.claimIn(connection))
          .isInstanceOf(AlreadyUsedException.class)
          .hasMessageContaining("roll back");
    }
  }

  /** All of them are admitted, and then claim at the same time. */
  private int claimedOfMany(String id) throws Exception {
    Queue<VerifiedPayload> admitted = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < Together.THREADS; i++) {
      admitted.add(verified(id));
    }
    return Together.count(() -> claims(admitted.remove(), true));
  }

  private ReplayGuard shared() {
    return ReplayGuards.shared(TimeLimitedStore.of(store(), PATIENT), clock());
  }

  private ResponseVerifier verifier() {
    return builder().build();
  }

  private ResponseVerifierBuilder builder() {
    return ResponseVerifier.named("caf")
        .scheme(Schemes.caf(CafProduct.ANY, TestVendor.caf().keys()))
        .replayGuard(guard())
        .clock(clock());
  }

  private InboundMessage message() {
    return message("r1");
  }

  private InboundMessage message(String id) {
    long now = clock().instant().getEpochSecond();
    String token = TestVendor.caf().token("{\"requestId\":\"" + id + "\",\"iat\":" + now + "}");
    return TestMessage.ofToken(token).build();
  }

  private VerifiedPayload verified() {
    return verified("r1");
  }

  private VerifiedPayload verified(String id) {
    return Verdicts.verified(verifier().verify(message(id)));
  }

  private Connection begin() throws SQLException {
    Connection connection = database().getConnection();
    connection.setAutoCommit(false);
    return connection;
  }

  /** Whether this is the first; then it commits, or rolls back. */
  private boolean claims(VerifiedPayload payload, boolean commits) throws SQLException {
    try (Connection connection = begin()) {
      try {
        payload.claimIn(connection);
      } catch (AlreadyUsedException used) {
        connection.rollback();
        return false;
      }
      if (commits) {
        connection.commit();
      } else {
        connection.rollback();
      }
      return true;
    }
  }

  private boolean claimsUnchecked(VerifiedPayload payload) {
    try {
      return claims(payload, true);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
