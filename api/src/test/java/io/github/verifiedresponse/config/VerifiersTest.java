package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.TestSettings.OTHER_SECRET;
import static io.github.verifiedresponse.config.TestSettings.SECRET;
import static io.github.verifiedresponse.config.TestSettings.caf;
import static io.github.verifiedresponse.config.TestSettings.settingsOf;
import static io.github.verifiedresponse.config.TestSettings.shufti;
import static io.github.verifiedresponse.config.TestSettings.with;
import static io.github.verifiedresponse.config.TestSettings.without;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Entity;
import io.github.verifiedresponse.InboundMessage;
import io.github.verifiedresponse.Outcome;
import io.github.verifiedresponse.Reason;
import io.github.verifiedresponse.ReplayGuard;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.key.Keys;
import io.github.verifiedresponse.scheme.Schemes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class VerifiersTest {
  private static final TestVendor CAF = TestVendor.withSecret(SECRET);
  private static final TestVendor SHUFTI = TestVendor.withSecret(OTHER_SECRET);
  private static final String RESPONSE =
      "{\"reference\":\"R1\",\"event\":\"verification.accepted\"}";
  private static final String SIGNATURE = SHUFTI.shuftiProSignature(TestVendor.utf8(RESPONSE));

  @ParameterizedTest(name = "{0}")
  @MethodSource("cafCarriers")
  void takesCafsTokenFromItsCarrier(String carrier, TestMessage message) {
    Verifiers verifiers = Verifiers.of(caf("carrier", carrier));

    assertVerified(verifiers.named("caf"), message.build());
  }

  static Stream<Object[]> cafCarriers() {
    String token = token("r1");
    return Stream.of(
        new Object[] {"body", TestMessage.ofToken(token)},
        new Object[] {"header:X-Result", TestMessage.get("/").header("X-Result", token)},
        new Object[] {"query:result", TestMessage.get("/?result=" + token)},
        new Object[] {
          "form:result",
          new TestMessage()
              .header("Content-Type", "application/x-www-form-urlencoded")
              .body("result=" + token)
        },
        new Object[] {
          "json:/sdk/signedResponse",
          TestMessage.ofJson("{\"sdk\":{\"signedResponse\":\"" + token + "\"}}")
        });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource({"body", "'json:/response,/signature'", "json:/response"})
  void takesShuftisResponseFromItsCarrier(String carrier) {
    String quoted = RESPONSE.replace("\"", "\\\"");
    String json = "{\"response\":\"" + quoted + "\",\"signature\":\"" + SIGNATURE + "\"}";
    TestMessage message = TestMessage.ofSigned(carrier.equals("body") ? RESPONSE : json, SIGNATURE);
    ResponseVerifier verifier = Verifiers.of(shufti("carrier", carrier)).named("shufti");

    assertVerified(verifier, message.build());
  }

  @Test
  void hasSafeDefaults() {
    ResponseVerifier verifier = Verifiers.of(caf()).named("caf");

    assertThat(verifier)
        .hasToString(
            "verifier caf: scheme caf, carrier body, max-age PT5M, clock-skew PT30S, binding none,"
                + " any outcome, replay guard memory (this node only), max-body 262144 bytes");
    assertThat(verifier.entity()).isEqualTo(Entity.MESSAGE);
    assertThat(verify(verifier, TestMessage.ofToken(token("r1")).target("/a;b")))
        .isEqualTo(Reason.MALFORMED);
  }

  @Test
  void readsEverySetting() {
    ResponseVerifier verifier =
        Verifiers.of(
                caf(
                    "algorithm",
                    "HS512",
                    "product",
                    "face-authentication",
                    "carrier",
                    "json:/a",
                    "max-age",
                    "PT1M",
                    "clock-skew",
                    "PT1S",
                    "accept",
                    "approved, pending",
                    "replay-guard",
                    "disabled",
                    "replay-retention",
                    "P1D",
                    "max-body",
                    "2MiB",
                    "entity",
                    "payload",
                    "strict-uri",
                    "false",
                    "binding",
                    "none"))
            .named("caf");

    assertThat(verifier.toString())
        .contains("carrier JSON field /a, max-age PT1M, clock-skew PT1S, binding none, outcome [")
        .contains("APPROVED")
        .contains("PENDING")
        .doesNotContain("memory")
        .contains("max-body 2097152 bytes");
    assertThat(verifier.entity()).isEqualTo(Entity.PAYLOAD);
    String token =
        CAF.token(
            "HmacSHA512",
            "{\"alg\":\"HS512\"}",
            TestVendor.utf8(payload("r1", ",\"isMatch\":true")));
    InboundMessage message =
        TestMessage.ofJson("{\"a\":\"" + token + "\"}").target("/a;b//c").build();
    assertVerified(verifier, message);
    assertVerified(verifier, message);
  }

  @Test
  void takesTheMediaTypesThatAreSet() {
    ResponseVerifier verifier =
        Verifiers.of(caf("media-types", "application/x-token, text/plain")).named("caf");
    TestMessage message = TestMessage.ofToken(token("r1"));

    assertThat(verify(verifier, message)).isEqualTo(Reason.UNSUPPORTED_CONTENT);
    assertVerified(verifier, message.header("Content-Type", "application/x-token").build());
  }

  @ParameterizedTest
  @CsvSource({"65536, 65536", "1B, 1", "256KiB, 262144", "64MiB, 67108864"})
  void readsSizes(String size, int bytes) {
    assertThat(Verifiers.of(caf("max-body", size)).named("caf").maxBody()).isEqualTo(bytes);
  }

  @Test
  void readsASecretFromAFile(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("caf-secret"), SECRET + "\n");
    Map<String, String> settings =
        with(
            without(caf(), "verified-response.caf.secret"),
            settingsOf("caf", "secret-file", file.toString()));

    assertVerified(Verifiers.of(settings).named("caf"), TestMessage.ofToken(token("r1")).build());
  }

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

    assertVerified(verifiers.named("caf"), message.build());
    assertThat(verify(verifiers.named("caf-2"), message)).isEqualTo(Reason.REPLAYED);
    assertVerified(verifiers.named("caf-3"), message.build());
    assertThat(verify(verifiers.named("caf-3"), message)).isEqualTo(Reason.REPLAYED);
  }

  @Test
  @DisplayName("AT-149, AT-151 the business id counts within a vendor's scope")
  void theBusinessIdCountsWithinAVendorsScope() {
    Verifiers verifiers = Verifiers.of(with(caf(), shufti()));

    assertVerified(
        verifiers.named("caf"), TestMessage.ofToken(token("R1:verification.accepted")).build());
    assertVerified(verifiers.named("shufti"), TestMessage.ofSigned(RESPONSE, SIGNATURE).build());
    String again = CAF.token(payload("R1:verification.accepted", ",\"note\":\"asked again\""));
    assertThat(verify(verifiers.named("caf"), TestMessage.ofToken(again)))
        .isEqualTo(Reason.REPLAYED);
  }

  @Test
  void acceptsOnlyTheOutcomesThatAreSet() {
    ResponseVerifier verifier = Verifiers.of(caf("accept", "declined")).named("caf");

    assertThat(verify(verifier, TestMessage.ofToken(token("r1")))).isEqualTo(Reason.NOT_ACCEPTED);
    assertThat(verifier.toString()).contains("outcome [" + Outcome.DECLINED + "]");
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
        .hasMessage("two verifiers are named 'built'");
  }

  private static String token(String requestId) {
    return CAF.token(payload(requestId, ""));
  }

  private static String payload(String requestId, String more) {
    return "{\"requestId\":\""
        + requestId
        + "\",\"isAlive\":true,\"iat\":"
        + Instant.now().getEpochSecond()
        + more
        + "}";
  }

  private static void assertVerified(ResponseVerifier verifier, InboundMessage message) {
    assertThat(verifier.verify(message)).isInstanceOf(Verification.Verified.class);
  }

  private static Reason verify(ResponseVerifier verifier, TestMessage message) {
    return Verdicts.reason(verifier.verify(message.build()));
  }
}
