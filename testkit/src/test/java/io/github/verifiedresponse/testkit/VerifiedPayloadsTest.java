package io.github.verifiedresponse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.replay.Admission;
import io.github.verifiedresponse.replay.AlreadyUsedException;
import io.github.verifiedresponse.replay.OnReplay;
import io.github.verifiedresponse.replay.ReplayGuards;
import io.github.verifiedresponse.result.Outcome;
import io.github.verifiedresponse.store.Databases;
import io.github.verifiedresponse.store.JdbcStore;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

/** Payloads for handlers that need more than a vendor's result, without HTTP. */
class VerifiedPayloadsTest {
  private static final TestVendor CAF = TestVendor.named("caf").approved();

  @Test
  void aHandlerClaimsItsPayloadInItsTransaction() throws SQLException {
    DataSource database = Databases.h2();
    JdbcStore store = JdbcStore.of(database).createTable();
    SignedRequest request = CAF.asBody();

    claim(database, claimable(request, store));

    VerifiedPayload second = claimable(CAF.asBody(), store);
    claim(database, second);
    assertThat(second.firstSeen()).isTrue();
    assertThatThrownBy(() -> claimable(request, store))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("REPLAYED");
  }

  @Test
  void ofTwoPayloadsOfOneResultAHandlerClaimsOne() throws SQLException {
    DataSource database = Databases.h2();
    JdbcStore store = JdbcStore.of(database).createTable();
    SignedRequest request = CAF.asBody();
    VerifiedPayload one = claimable(request, store);
    VerifiedPayload other = claimable(request, store);

    claim(database, one);

    assertThatThrownBy(() -> claim(database, other)).isInstanceOf(AlreadyUsedException.class);
  }

  private static VerifiedPayload claimable(SignedRequest request, JdbcStore store) {
    return VerifiedPayloads.verified(
        "caf", request, it -> it.replayGuard(ReplayGuards.inTransaction(store)));
  }

  private static void claim(DataSource database, VerifiedPayload payload) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      payload.claimIn(connection);
      connection.commit();
    }
  }

  @Test
  void anIdempotentHandlerGetsARepeatedResult() {
    VerifiedPayload payload =
        VerifiedPayloads.verified(
            "caf",
            CAF.asBody(),
            it ->
                it.onReplay(OnReplay.ATTACH)
                    .replayGuard((identity, terms) -> Admission.Refused.USED));

    assertThat(payload.firstSeen()).isFalse();
  }

  @Test
  void whatTheSetUpRefusesIsNotVerified() {
    assertThatThrownBy(
            () ->
                VerifiedPayloads.verified(
                    "caf", CAF.declined().asBody(), it -> it.accept(Outcome.APPROVED)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("NOT_ACCEPTED");
  }
}
