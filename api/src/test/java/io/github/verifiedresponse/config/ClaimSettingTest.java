package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.RefusedSettings.assertRefused;
import static io.github.verifiedresponse.config.TestSettings.caf;
import static io.github.verifiedresponse.config.TestSettings.settingsOf;
import static io.github.verifiedresponse.config.TestSettings.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Ending;
import java.sql.Connection;
import java.util.Map;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who writes that a result is used, as a setting. */
class ClaimSettingTest {
  private static final String DATABASE = "java:comp/env/jdbc/claims";

  private final JdbcDataSource database = new JdbcDataSource();

  @AfterEach
  void forget() {
    NamedThings.clear();
  }

  private Map<String, String> inDatabase(String... more) {
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    NamedThings.put(DATABASE, database);
    return with(
        caf(
            "replay-guard", "jdbc:" + DATABASE,
            "create-table", "true",
            "store-timeout", "PT30S"),
        settingsOf("caf", more));
  }

  private static InboundMessage message() {
    return TestMessage.ofToken(VendorSamples.token("r1")).build();
  }

  @Test
  void theHandlersTransactionWritesTheClaim() throws Exception {
    ResponseVerifier verifier = Verifiers.of(inDatabase("claim", "transaction")).named("caf");
    assertThat(verifier.toString())
        .contains("jdbc, table verified_response, claimed by the handler's transaction");
    VerifiedPayload payload = Verdicts.verified(verifier.verify(message()));
    assertThat(verifier.handling().missed(payload, Ending.byAnswer(200))).isPresent();

    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      payload.claimIn(connection);
      connection.commit();
    }

    assertThat(verifier.handling().missed(payload, Ending.byAnswer(200))).isEmpty();
    assertThat(Verdicts.reason(verifier.verify(message()))).isEqualTo(Reason.REPLAYED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "filter"})
  void theFilterWritesTheClaimOtherwise(String claim) throws Exception {
    ResponseVerifier verifier =
        Verifiers.of(claim.isEmpty() ? inDatabase() : inDatabase("claim", claim)).named("caf");
    VerifiedPayload payload = Verdicts.verified(verifier.verify(message()));

    assertThat(Verdicts.reason(verifier.verify(message()))).isEqualTo(Reason.IN_PROGRESS);
    assertThat(verifier.handling().missed(payload, Ending.byAnswer(200))).isEmpty();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      assertThatThrownBy(() -> payload.claimIn(connection))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("claimIn requires replay-guard=jdbc:… with claim=transaction");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory", "disabled", "jcache:used"})
  void refusesATransactionWithoutADatabase(String guard) {
    assertRefused(
        caf("replay-guard", guard, "claim", "transaction"),
        "verified-response.caf.claim=transaction needs replay-guard=jdbc:JNDI-NAME");
    assertRefused(
        caf("claim", "transaction"),
        "verified-response.caf.claim=transaction needs replay-guard=jdbc:JNDI-NAME");
  }

  @Test
  void refusesATransactionThatARequestGivesBack() {
    for (String giveBack : new String[] {"exception", "never"}) {
      assertRefused(
          inDatabase("claim", "transaction", "give-back", giveBack),
          "give-back has no effect with claim=transaction");
    }
    Verifiers.of(inDatabase("claim", "transaction", "give-back", "explicit"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"door", "TRANSACTION", " "})
  void refusesAnotherWriter(String claim) {
    assertRefused(
        caf("claim", claim),
        "verified-response.caf.claim='" + claim + "': use filter or transaction");
  }
}
