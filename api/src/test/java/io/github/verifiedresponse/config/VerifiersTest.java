package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.TestSettings.SECRET;
import static io.github.verifiedresponse.config.TestSettings.caf;
import static io.github.verifiedresponse.config.TestSettings.settingsOf;
import static io.github.verifiedresponse.config.TestSettings.shufti;
import static io.github.verifiedresponse.config.TestSettings.with;
import static io.github.verifiedresponse.config.VendorSamples.CAF;
import static io.github.verifiedresponse.config.VendorSamples.RESPONSE;
import static io.github.verifiedresponse.config.VendorSamples.SHUFTI;
import static io.github.verifiedresponse.config.VendorSamples.SIGNATURE;
import static io.github.verifiedresponse.config.VendorSamples.assertVerified;
import static io.github.verifiedresponse.config.VendorSamples.payload;
import static io.github.verifiedresponse.config.VendorSamples.reason;
import static io.github.verifiedresponse.config.VendorSamples.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.scheme.Schemes;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class VerifiersTest {
  @Test
  void servesTwoVerifiersOfOneVendorUnderOneSecret() {
    Verifiers verifiers =
        Verifiers.of(with(caf(), settingsOf("caf-2", "scheme", "caf", "secret", SECRET)));

    assertThat(verifiers.names()).containsExactly("caf", "caf-2");
    assertThat(verifiers.named("caf")).isSameAs(verifiers.named("caf"));
  }

  @Test
  @DisplayName("AT-147 a result used at one verifier of a vendor is used at all of them")
  void aResultUsedAtOneVerifierIsUsedAtAllOfThem() {
    Verifiers verifiers =
        Verifiers.of(
            with(
                with(caf(), settingsOf("caf-2", "scheme", "caf", "secret", SECRET)),
                settingsOf("caf-3", "scheme", "caf", "secret", SECRET, "replay-scope", "third")));
    TestMessage message = TestMessage.ofToken(token("r1"));

    assertVerified(verifiers.named("caf"), message);
    assertThat(reason(verifiers.named("caf-2"), message)).isEqualTo(Reason.REPLAYED);
    assertVerified(verifiers.named("caf-3"), message);
    assertThat(reason(verifiers.named("caf-3"), message)).isEqualTo(Reason.REPLAYED);
  }

  @Test
  @DisplayName("AT-149, AT-151 the business id counts within a vendor's scope")
  void theBusinessIdCountsWithinAVendorsScope() {
    Verifiers verifiers = Verifiers.of(with(caf(), shufti()));

    assertVerified(verifiers.named("caf"), TestMessage.ofToken(token("R1:verification.accepted")));
    assertVerified(verifiers.named("shufti"), TestMessage.ofSigned(RESPONSE, SIGNATURE));
    String again = CAF.token(payload("R1:verification.accepted", ",\"note\":\"asked again\""));
    assertThat(reason(verifiers.named("caf"), TestMessage.ofToken(again)))
        .isEqualTo(Reason.REPLAYED);
  }

  @Test
  void holdsVerifiersThatTheApplicationHasBuilt() {
    ResponseVerifier built =
        ResponseVerifier.named("built")
            .scheme(Schemes.shuftiPro(Keys.of(SHUFTI.secret())))
            .replayGuard(ReplayGuard.disabled())
            .build();

    assertThat(Verifiers.of(built).named("built")).isSameAs(built);
    assertThat(Verifiers.of(built).configured("built", Map.of())).isSameAs(built);
    assertThat(Verifiers.of().names()).isEmpty();
    assertThatThrownBy(() -> Verifiers.of(built, built))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two verifiers are named 'built': rename one [VR-1005]");
  }
}
