package io.github.verifiedresponse.config;

import static io.github.verifiedresponse.config.TestSettings.SECRET;
import static io.github.verifiedresponse.config.TestSettings.caf;
import static io.github.verifiedresponse.config.TestSettings.settingsOf;
import static io.github.verifiedresponse.config.TestSettings.shufti;
import static io.github.verifiedresponse.config.TestSettings.with;
import static io.github.verifiedresponse.config.TestSettings.without;
import static io.github.verifiedresponse.config.VendorSamples.CAF;
import static io.github.verifiedresponse.config.VendorSamples.RESPONSE;
import static io.github.verifiedresponse.config.VendorSamples.SIGNATURE;
import static io.github.verifiedresponse.config.VendorSamples.assertVerified;
import static io.github.verifiedresponse.config.VendorSamples.payload;
import static io.github.verifiedresponse.config.VendorSamples.reason;
import static io.github.verifiedresponse.config.VendorSamples.token;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.verifiedresponse.Entity;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.result.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What each setting makes of a verifier. */
class VerifierSettingsTest {
  @ParameterizedTest(name = "{0}")
  @MethodSource("cafCarriers")
  void takesCafsTokenFromItsCarrier(String carrier, TestMessage message) {
    Verifiers verifiers = Verifiers.of(caf("carrier", carrier));

    assertVerified(verifiers.named("caf"), message);
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

    assertVerified(verifier, message);
  }

  @Test
  void hasSafeDefaults() {
    ResponseVerifier verifier = Verifiers.of(caf()).named("caf");

    assertThat(verifier)
        .hasToString(
            "verifier caf: scheme caf, carrier body, max-age PT5M, clock-skew PT30S, binding none,"
                + " any outcome, on-not-accepted reject, replay guard memory (this node only), sender"
                + " client, on-replay reject, give-back explicit, claim-timeout PT1M, max-body"
                + " 262144 bytes");
    assertThat(verifier.entity()).isEqualTo(Entity.MESSAGE);
    assertThat(reason(verifier, TestMessage.ofToken(token("r1")).target("/a;b")))
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
    TestMessage message = TestMessage.ofJson("{\"a\":\"" + token + "\"}").target("/a;b//c");
    assertVerified(verifier, message);
    assertVerified(verifier, message);
  }

  @Test
  void takesTheMediaTypesThatAreSet() {
    ResponseVerifier verifier =
        Verifiers.of(caf("media-types", "application/x-token, text/plain")).named("caf");
    TestMessage message = TestMessage.ofToken(token("r1"));

    assertThat(reason(verifier, message)).isEqualTo(Reason.UNSUPPORTED_CONTENT);
    assertVerified(verifier, message.header("Content-Type", "application/x-token"));
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

    assertVerified(Verifiers.of(settings).named("caf"), TestMessage.ofToken(token("r1")));
  }

  @Test
  void acceptsOnlyTheOutcomesThatAreSet() {
    ResponseVerifier verifier = Verifiers.of(caf("accept", "declined")).named("caf");

    assertThat(reason(verifier, TestMessage.ofToken(token("r1")))).isEqualTo(Reason.NOT_ACCEPTED);
    assertThat(verifier.toString()).contains("outcome [" + Outcome.DECLINED + "]");
  }

  @Test
  void readsASecretFromTheEnvironment() {
    String path = System.getenv("PATH");
    assumeTrue(path != null && path.length() >= 32 && path.equals(path.strip()));
    Map<String, String> settings =
        with(
            without(caf(), "verified-response.caf.secret"),
            settingsOf("caf", "secret-env", "PATH"));
    String token = TestVendor.withSecret(path).token(payload("r1", ""));

    assertVerified(Verifiers.of(settings).named("caf"), TestMessage.ofToken(token));
  }
}
