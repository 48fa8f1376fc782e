package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.result.Outcome;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A genuine result that max-body admits is read, and what it is refused for is told. */
class LargeResultTest {
  /** Shufti Pro's own signature over {@link #callBack}. */
  private static final String SIGNATURE =
      "54b58511664fc09d6858b357a620e9b3b5b446b4e8eee3ec41c5a3ce8d24b758";

  private static final String SECRET = "shufti-0123456789abcdef0123456789abcdef";

  @Test
  void takesACallBackWithSevenHundredHitsOfABackgroundCheck() {
    String body = callBack();
    assertThat(body).hasSize(149_672);

    Verification verification =
        ShuftiSamples.verifying(Schemes.shuftiPro(TestVendor.withSecret(SECRET).keys()))
            .build()
            .verify(TestMessage.ofSigned(body, SIGNATURE).build());

    assertThat(Verdicts.verified(verification).outcome()).isEqualTo(Outcome.DECLINED);
  }

  @Test
  void takesATokenOfThatSize() {
    String payload = CafSamples.result(",\"hits\":" + callBack());

    assertThat(CafSamples.verified(CafSamples.any(), CafSamples.VENDOR.token(payload)).content())
        .isEqualTo(Content.ofText(payload));
  }

  /** A tree takes fifty times the memory of its text, and anybody may be the sender. */
  @Test
  void limitsWhatIsReadBeforeTheSignature() {
    String token = CafSamples.VENDOR.token(CafSamples.result(""));
    ResponseVerifier verifier =
        CafSamples.verifying(CafProduct.ANY).carrier(Carriers.jsonField("/result")).build();

    assertThat(Verdicts.verified(verifier.verify(enveloped(token, 9_998).build()))).isNotNull();
    assertRefused(
        verifier.verify(enveloped(token, 9_999).build()),
        Reason.TOO_LARGE,
        "JSON that is read before the signature check exceeds the limit of 20000 names, values and brackets");
  }

  /** Four tokens, and two for each of these fields. */
  private static TestMessage enveloped(String token, int fields) {
    String others =
        IntStream.range(0, fields).mapToObj(i -> ",\"" + i + "\":1").collect(Collectors.joining());
    return TestMessage.ofJson("{\"result\":\"" + token + "\"" + others + "}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "33 levels | TOO_LARGE | the JSON is nested more than 32 levels deep (max-json-depth)",
        "1001 digits | TOO_LARGE | a number in the JSON has more than 1000 digits (max-json-digits)",
        "twice | MALFORMED | an object in the JSON contains a name twice",
        "comma | MALFORMED | not strict JSON",
        "exponent | MALFORMED | a number in the JSON has an exponent that is out of range",
        "half a pair | MALFORMED | the JSON contains the escape of an unpaired surrogate",
        "NUL | MALFORMED | the JSON contains a NUL character"
      })
  void saysBehindAGoodSignatureWhatIsWrong(String what, Reason reason, String detail) {
    String member = member(what);
    String caf = CafSamples.VENDOR.token(CafSamples.result("," + member));
    TestMessage shufti =
        ShuftiSamples.signed("{\"reference\":\"r\",\"event\":\"e\"," + member + "}");

    assertRefused(CafSamples.any().verify(TestMessage.ofToken(caf).build()), reason, detail);
    assertRefused(ShuftiSamples.shuftiPro().verify(shufti.build()), reason, detail);
  }

  private static void assertRefused(Verification verification, Reason reason, String detail) {
    Verification.Rejected rejected = Verdicts.rejected(verification);
    assertThat(rejected.reason()).isEqualTo(reason);
    assertThat(rejected.detail()).isEqualTo(detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"33 levels", "1001 digits", "twice", "comma", "half a pair"})
  void saysNothingOfItBeforeTheSignatureIsGood(String what) {
    String member = member(what);
    TestVendor other = TestVendor.withSecret("another-secret-0123456789abcdef0123456789");

    assertThat(CafSamples.reason(CafSamples.any(), other.token(CafSamples.result("," + member))))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void namesTheLimitOfAQueryThatIsSigned() {
    Carrier query =
        Vendors.named("telegram-login-widget")
            .scheme(Deployment.of(CafSamples.VENDOR.keys()))
            .carrier();

    RejectedException refused =
        Refusals.refusal(
            () -> query.take(TestMessage.get("/?" + "a".repeat(16 * 1024 + 1)).build()));
    assertThat(refused.reason()).isEqualTo(Reason.TOO_LARGE);
    assertThat(refused.detail()).isEqualTo("the query exceeds the limit of 16384 characters");
    assertThat(Refusals.reason(() -> query.take(TestMessage.get("/").build())))
        .isEqualTo(Reason.MISSING_SIGNATURE);
  }

  private static String member(String what) {
    return switch (what) {
      case "33 levels" -> "\"a\":" + "[".repeat(32) + "]".repeat(32);
      case "1001 digits" -> "\"a\":" + "9".repeat(1_001);
      case "twice" -> "\"a\":1,\"a\":1";
      case "comma" -> "\"a\":[1,]";
      case "exponent" -> "\"a\":1e99999999999";
      case "half a pair" -> "\"a\":\"\\ud800\"";
      case "NUL" -> "\"a\":\"\0\"";
      default -> throw new IllegalArgumentException(what);
    };
  }

  private static String callBack() {
    return "{\"reference\": \"sp-aml-0001\", \"event\": \"verification.declined\","
        + " \"verification_data\": {\"background_checks\": {\"aml_data\": {\"hits\": ["
        + IntStream.range(0, 720).mapToObj(LargeResultTest::hit).collect(Collectors.joining(", "))
        + "]}}}}";
  }

  private static String hit(int id) {
    return ("{\"id\": %s, \"name\": \"John Doe\", \"entity_type\": [\"person\"], \"score\": 1.7,"
            + " \"match_types\": [\"aka_exact\"], \"last_updated\": \"2026-01-01T00:00:00Z\","
            + " \"assets\": [{\"url\": \"https://x.example/%s\"}], \"associates\": []}")
        .formatted(id, id);
  }
}
