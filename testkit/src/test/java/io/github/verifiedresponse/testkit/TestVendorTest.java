package io.github.verifiedresponse.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.config.Verifiers;
import io.github.verifiedresponse.scheme.Algorithm;
import io.github.verifiedresponse.scheme.Encoding;
import io.github.verifiedresponse.scheme.Vendor;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a test can say about a result, and how the request reaches the user's client. */
class TestVendorTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String SECRET = "a-secret-of-the-kit's-own-tests-0123456789";

  @Test
  void aTokenIsPutWhereTheRelayerPutsIt() {
    TestVendor caf = TestVendor.named("caf").approved();
    SignedRequest header = caf.asHeader("X-Result");
    SignedRequest json = caf.inJson("/a/b");

    assertThat(header.headers()).containsEntry("x-result", List.of(header.content()));
    assertThat(header.text()).isEmpty();
    assertThat(json.text()).isEqualTo("{\"a\":{\"b\":\"" + json.content() + "\"}}");
    assertThat(json.contentType()).isEqualTo("application/json");
    for (SignedRequest request :
        List.of(header, json, caf.asBody(), caf.inForm("r"), caf.inQuery("r"), caf.calledBack())) {
      assertThat(VerifiedPayloads.verified("caf", request).id()).startsWith("id-");
    }
  }

  @Test
  void aRawAnswerAndItsSignatureAreTwoFields() {
    SignedRequest request =
        TestVendor.named("shufti-pro").approved().inJson("/response", "/signature");

    assertThat(request.headers()).doesNotContainKey("Signature");
    assertThat(
            VerifiedPayloads.verified("shufti", request).content().toText(StandardCharsets.UTF_8))
        .isEqualTo(request.content());
  }

  @Test
  void aPlaceThatCannotHoldTheResultIsRefusedWithOneThatCan() {
    assertThatThrownBy(() -> TestVendor.named("stripe").asBody())
        .hasMessageContaining("use inJson(content, signature), or calledBack()");
    assertThatThrownBy(() -> TestVendor.named("caf").inJson("/a", "/b"))
        .hasMessageContaining("hold their signature");
    assertThatThrownBy(() -> TestVendor.named("twilio").asHeader("X-Result"))
        .hasMessageContaining("use calledBack()");
  }

  @Test
  void aGivenResultIsSignedByteForByteWithItsOwnTime() {
    String json = "{ \"requestId\":\"r1\", \"isAlive\":true, \"iat\":1594925080 }";
    TestVendor caf = TestVendor.named("caf").result(json);

    VerifiedPayload payload =
        VerifiedPayloads.verified(
            "caf", caf.clock(TestClock.at(Instant.ofEpochSecond(1594925080))));

    assertThat(payload.content().toText(StandardCharsets.UTF_8)).isEqualTo(json);
    assertThat(payload.outcome().name()).isEqualTo("APPROVED");
  }

  @Test
  void aTimeThatWasSetReplacesThatOfAGivenResult() {
    TestVendor caf =
        TestVendor.named("caf")
            .result("{\"requestId\":\"r1\",\"isAlive\":true,\"iat\":1594925080}")
            .at(NOW);

    assertThat(VerifiedPayloads.verified("caf", caf).issuedAt()).contains(NOW);
  }

  @Test
  void theClockOfATestIsTheVendorsToo() {
    TestClock clock = TestClock.at(NOW);
    TestVendor caf = TestVendor.named("caf").approved().clock(clock);
    clock.move(Duration.ofHours(1));

    assertThat(VerifiedPayloads.verified("caf", caf).issuedAt())
        .contains(NOW.plus(Duration.ofHours(1)));
    assertThat(clock.withZone(clock.getZone()).instant()).isEqualTo(clock.instant());
  }

  @Test
  void aResultThatIsNoneIsNotVerified() {
    TestVendor token = TestVendor.named("caf").result("{\"sub\":\"1\"}");

    assertThatThrownBy(() -> VerifiedPayloads.verified("caf", token))
        .hasMessageContaining("not verified");
    assertThatThrownBy(() -> VerifiedPayloads.attributes("caf", token.asBody()))
        .hasMessageContaining("not verified");
    assertThatThrownBy(() -> TestVendor.named("caf").result("no JSON"))
        .hasMessageContaining("not a strict JSON object");
  }

  @Test
  void aHandlerFindsThePayloadAmongTheAttributes() {
    SignedRequest request = TestVendor.named("caf").approved().field("/personId", "anna").asBody();
    Map<String, Object> attributes = VerifiedPayloads.attributes("caf", request);

    VerifiedPayload payload = VerifiedPayload.require(attributes::get, "caf");

    assertThat(payload.json().path("personId").asText()).isEqualTo("anna");
    assertThat(payload.firstSeen()).isTrue();
  }

  @Test
  void settingsVerifyWhatIsSigned() {
    for (TestVendor vendor :
        List.of(
            TestVendor.named("svix"),
            TestVendor.named("uqudo").config("client-id", "acme"),
            TestVendor.named("stripe").secret(SECRET))) {
      Map<String, String> settings = vendor.settings("test");
      SignedRequest request = vendor.calledBack();

      assertThat(settings).containsEntry("verified-response.test.scheme", vendor.name());
      assertThat(verify(settings, request)).isInstanceOf(Verification.Verified.class);
      assertThat(verify(settings, request.withOtherKey()))
          .isNotInstanceOf(Verification.Verified.class);
    }
  }

  private static Verification verify(Map<String, String> settings, SignedRequest request) {
    return Verifiers.of(settings).named("test").verify(request.message());
  }

  @Test
  void aKeyOfAnotherKindIsRefused() throws Exception {
    KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();

    assertThatThrownBy(() -> TestVendor.named("uqudo").secret(SECRET))
        .hasMessageContaining("use keys(KeyPair)");
    assertThatThrownBy(() -> TestVendor.named("caf").keys(pair).asBody())
        .hasMessageContaining("another kind of key");
    assertThatThrownBy(() -> TestVendor.named("uqudo").keys(pair).asBody())
        .hasMessageContaining("another kind");
    assertThatThrownBy(() -> TestVendor.named("svix").secret("not Base64, but long enough"))
        .hasMessageContaining("whsec")
        .hasMessageNotContaining("long enough");
    assertThat(VerifiedPayloads.verified("it", TestVendor.named("discord").keys(pair)).key())
        .isNotEmpty();
  }

  @Test
  void anAlgorithmThatADeploymentPinsIsUsed() {
    TestVendor rfc9421 = TestVendor.named("rfc9421");
    for (String alg :
        List.of("hmac-sha256", "rsa-pss-sha512", "ecdsa-p384-sha384", "rsa-v1_5-sha256")) {
      VerifiedPayloads.verified("test", rfc9421.config("alg", alg));
    }
    assertThat(
            VerifiedPayloads.verified("test", TestVendor.named("caf").config("alg", "HS384")).id())
        .isNotEmpty();
    assertThatThrownBy(() -> rfc9421.config("components", "date").calledBack())
        .hasMessageContaining("content-digest only, not date");
  }

  @Test
  void aVendorOfTheUsersOwnIsSigned() {
    Vendor acme =
        Vendor.named("acme")
            .calledBack()
            .signature("header:X-Acme", "v1={signature}")
            .with(Algorithm.HMAC_SHA512, Encoding.BASE64)
            .id("/id")
            .outcome("/status", "approved: absent", "declined: *")
            .from("a test");

    assertThat(VerifiedPayloads.verified("acme", TestVendor.of(acme).declined()).outcome().name())
        .isEqualTo("DECLINED");
    assertThat(VerifiedPayloads.verified("acme", TestVendor.of(acme).approved()).outcome().name())
        .isEqualTo("APPROVED");
  }

  @Test
  void aRequestGoesIntoEveryClient() {
    SignedRequest request = TestVendor.named("twilio-json").calledBack();
    List<String> lines = new ArrayList<>();
    request.forEachHeader((name, value) -> lines.add(name + ": " + value));

    HttpRequest http = request.to(URI.create("https://www.example.com/results?a=b")).build();

    assertThat(http.uri().getRawQuery()).isEqualTo("a=b&" + request.query());
    assertThat(http.method()).isEqualTo(request.method()).isEqualTo("POST");
    assertThat(http.headers().map()).hasSize(lines.size());
    assertThat(lines).contains("Content-Type: " + request.contentType());
    assertThat(http.bodyPublisher().orElseThrow().contentLength()).isEqualTo(request.body().length);
  }

  @Test
  void attacksThatMakeNoSenseSayWhy() {
    SignedRequest shufti = TestVendor.named("shufti-pro").calledBack();

    assertThatThrownBy(() -> shufti.aged(Duration.ofDays(1)))
        .isInstanceOf(NotApplicableException.class)
        .hasMessageContaining("signs no time");
    assertThatThrownBy(shufti::ofSomebodyElse).hasMessageContaining("boundTo(");
    assertThatThrownBy(() -> TestVendor.named("razorpay-order").calledBack().reserialised())
        .hasMessageContaining("signs fields");
    assertThatThrownBy(() -> TestVendor.named("twilio").calledBack().reserialised())
        .isInstanceOf(NotApplicableException.class);
    assertThat(shufti.replayed()).containsExactly(shufti, shufti);
  }

  @Test
  void nothingOfASecretOrAPersonIsShown() {
    TestVendor caf =
        TestVendor.named("caf").secret(SECRET).approved().boundTo("/personId", "anna-of-the-test");
    SignedRequest request = caf.asBody();

    for (Object shown :
        List.of(
            caf, request, request.parts(), caf.signing(), caf.signing().key(), request.vendor())) {
      assertThat(shown.toString())
          .doesNotContain(SECRET)
          .doesNotContain("anna")
          .doesNotContain(request.content());
    }
  }
}
