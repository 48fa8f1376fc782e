package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.TestSettings.shufti;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestCaller;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.binding.References;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.Ending;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** References that the application issues, as settings. */
class ReferenceSettingsTest {
  private static final String DATABASE = "java:comp/env/jdbc/references";

  @AfterEach
  void forget() {
    NamedThings.clear();
  }

  @Test
  @DisplayName("AT-056 lets only a result of a reference pass that was issued for this caller")
  void letsOnlyAResultOfAnIssuedReferencePass() throws Exception {
    Verifiers verifiers = Verifiers.of(shufti("binding", "/reference=issued-to:principal"));
    References references = verifiers.references("shufti");
    String reference = references.issue("anna");

    assertThat(answer(verifiers, "verification.accepted", reference, "boris"))
        .contains(Reason.NOT_BOUND);
    assertThat(answer(verifiers, "verification.accepted", "made-up", "anna"))
        .contains(Reason.NOT_BOUND);
    assertThat(answer(verifiers, "request.pending", reference, "anna")).isEmpty();
    assertThat(answer(verifiers, "verification.declined", reference, "anna")).isEmpty();
  }

  @Test
  @DisplayName("AT-055 a decline, then the older acceptance of the same reference")
  void anOlderAcceptanceComesTooLate() throws Exception {
    Verifiers verifiers = Verifiers.of(shufti("binding", "/reference=issued-to:principal"));
    String reference = verifiers.references("shufti").issue("anna");

    assertThat(answer(verifiers, "verification.declined", reference, "anna")).isEmpty();
    assertThat(answer(verifiers, "verification.accepted", reference, "anna"))
        .contains(Reason.REPLAYED);
    assertThat(answer(verifiers, "verification.declined", reference, "anna"))
        .contains(Reason.REPLAYED);
  }

  @Test
  @DisplayName("AT-055 also when the decline itself is not accepted")
  void anOlderAcceptanceComesTooLateAlsoAfterADeclineThatIsNotAccepted() throws Exception {
    Verifiers verifiers =
        Verifiers.of(
            shufti("binding", "/reference=issued-to:principal", "accept", "approved,pending"));
    String reference = verifiers.references("shufti").issue("anna");

    assertThat(answer(verifiers, "request.pending", reference, "anna")).isEmpty();
    assertThat(answer(verifiers, "verification.declined", reference, "anna"))
        .contains(Reason.NOT_ACCEPTED);
    assertThat(answer(verifiers, "verification.accepted", reference, "anna"))
        .contains(Reason.REPLAYED);
    assertThat(answer(verifiers, "verification.declined", reference, "anna"))
        .as("the same again, with the same answer")
        .contains(Reason.NOT_ACCEPTED);
  }

  @Test
  void aDeclineThatIsNotAcceptedOfAnotherPersonClosesNothing() throws Exception {
    Verifiers verifiers =
        Verifiers.of(shufti("binding", "/reference=issued-to:principal", "accept", "approved"));
    String reference = verifiers.references("shufti").issue("anna");

    assertThat(answer(verifiers, "verification.declined", reference, "boris"))
        .contains(Reason.NOT_BOUND);
    assertThat(answer(verifiers, "verification.accepted", reference, "anna")).isEmpty();
  }

  @Test
  void keepsReferencesInTheDatabaseToo() throws Exception {
    JdbcDataSource database = new JdbcDataSource();
    database.setURL("jdbc:h2:mem:" + UUID.randomUUID() + ";DB_CLOSE_DELAY=-1");
    NamedThings.put(DATABASE, database);
    Map<String, String> settings =
        shufti(
            "binding", "/reference=issued-to:principal",
            "references", "jdbc:" + DATABASE,
            "store-timeout", "PT10S",
            "create-table", "true");
    String reference = Verifiers.of(settings).references("shufti").issue("anna");

    assertThat(answer(Verifiers.of(settings), "verification.accepted", reference, "anna"))
        .isEmpty();
  }

  @Test
  void knowsNoReferencesOfAVerifierThatIsNotBoundToThem() {
    assertThatThrownBy(() -> Verifiers.of(shufti()).references("shufti"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("set its binding to such as /reference=issued-to:principal");
  }

  private static Optional<Reason> answer(
      Verifiers verifiers, String event, String reference, String caller) {
    String response = "{\"reference\":\"" + reference + "\",\"event\":\"" + event + "\"}";
    String signature = VendorSamples.SHUFTI.shuftiProSignature(TestVendor.utf8(response));
    ResponseVerifier verifier = verifiers.named("shufti");
    Verification verification =
        verifier.verify(
            TestMessage.ofSigned(response, signature).caller(TestCaller.principal(caller)).build());
    if (verification instanceof Verification.Rejected rejected) {
      return Optional.of(rejected.reason());
    }
    verifier.handling().settle(Verdicts.verified(verification), Ending.byAnswer(200));
    return Optional.empty();
  }
}
