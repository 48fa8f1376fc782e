package io.github.verifiedresponse.scheme;

import static io.github.verifiedresponse.scheme.CafSamples.VENDOR;
import static io.github.verifiedresponse.scheme.CafSamples.any;
import static io.github.verifiedresponse.scheme.CafSamples.reason;
import static io.github.verifiedresponse.scheme.CafSamples.result;
import static io.github.verifiedresponse.scheme.CafSamples.verified;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestVector;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.message.Reason;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every token here has a good MAC under the verifier's secret: only the header can refuse it. */
class CafHeaderTest {
  private static final ResponseVerifier VERIFIER = any();
  private static final String PAYLOAD = result("");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"HS256\"}",
        "{\"typ\":\"jwt\",\"alg\":\"HS256\"}",
        " {\r\n \"typ\":\"JWT\",\r\n \"alg\":\"HS256\"}",
        "{\"alg\":\"HS256\",\"kid\":\"key-1\"}"
      })
  void takesAPlainHeader(String header) {
    assertThat(verified(VERIFIER, VENDOR.token(header, PAYLOAD)).id()).isEqualTo("r1");
  }

  @ParameterizedTest(name = "AT-014 {0}")
  @ValueSource(strings = {"rfc7515-A.5", "rfc7515-E"})
  void refusesTheUnsecuredTokensOfRfc7515(String id) {
    assertThat(reason(VERIFIER, TestVector.named(id).token())).isEqualTo(Reason.UNVERIFIED);
    assertThat(reason(VERIFIER, VENDOR.signAgain(TestVector.named(id).token())))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @ParameterizedTest(name = "AT-015 {0}")
  @ValueSource(strings = {"none", "None", "NONE", "nOnE"})
  void refusesAlgNoneWhateverItsSignature(String alg) {
    String token = VENDOR.token("{\"alg\":\"" + alg + "\"}", PAYLOAD);
    String signed = token.substring(0, token.lastIndexOf('.') + 1);

    assertThat(reason(VERIFIER, signed)).isEqualTo(Reason.UNVERIFIED);
    assertThat(reason(VERIFIER, signed + "anVuaw")).isEqualTo(Reason.UNVERIFIED);
    assertThat(reason(VERIFIER, token)).isEqualTo(Reason.UNVERIFIED);
  }

  @ParameterizedTest(name = "AT-016 {0}")
  @ValueSource(strings = {"HS384", "HS512"})
  void refusesAnotherAlgorithmThanThePinnedOne(String alg) {
    String header = "{\"alg\":\"" + alg + "\"}";
    byte[] payload = TestVendor.utf8(PAYLOAD);

    assertThat(reason(VERIFIER, VENDOR.token("HmacSHA" + alg.substring(2), header, payload)))
        .isEqualTo(Reason.UNVERIFIED);
    assertThat(reason(VERIFIER, VENDOR.token(header, PAYLOAD))).isEqualTo(Reason.UNVERIFIED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("headers")
  void refusesAHeaderThatBreaksTheRules(String row, String header) {
    assertThat(reason(VERIFIER, VENDOR.token(header, PAYLOAD)))
        .as(row)
        .isEqualTo(Reason.UNVERIFIED);
  }

  static Stream<Object[]> headers() {
    return Stream.of(
            rows("AT-017", "{\"alg\":\"hs256\"}", "{\"alg\":[\"HS256\"]}", "{\"alg\":null}", "{}"),
            rows("AT-017", "{\"alg\":\"HS256 \"}", "{\"alg\":256}", "{\"ALG\":\"HS256\"}", "[]"),
            rows("AT-019", with("\"crit\":[\"x\"],\"x\":1"), with("\"crit\":[]")),
            rows("AT-019", with("\"crit\":\"x\""), with("\"crit\":[\"alg\"]")),
            rows("AT-019", with("\"crit\":[\"exp\"]"), with("\"crit\":null")),
            rows("AT-020", with("\"b64\":false"), with("\"b64\":false,\"crit\":[\"b64\"]")),
            rows("AT-020", with("\"b64\":true,\"crit\":[\"b64\"]"), with("\"b64\":\"false\"")),
            rows("AT-021", with("\"zip\":\"DEF\""), with("\"enc\":\"A256GCM\"")),
            rows("AT-022", with("\"cty\":\"JWT\"")),
            rows("AT-023", with("\"typ\":\"at+jwt\""), with("\"typ\":\"dpop+jwt\"")),
            rows("AT-023", with("\"typ\":\"logout+jwt\""), with("\"typ\":\"secevent+jwt\"")),
            rows("AT-023", with("\"typ\":\"\""), with("\"typ\":[\"JWT\"]"), with("\"typ\":null")),
            rows(
                "AT-026",
                with("\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}"),
                with("\"x5c\":[\"AAA\"]")),
            rows(
                "AT-027",
                with("\"jku\":\"http://127.0.0.1:1/\""),
                with("\"x5u\":\"http://127.0.0.1:1/\"")),
            rows("AT-028", with("\"kid\":1"), with("\"kid\":\"" + "k".repeat(10_000) + "\"")),
            rows(
                "AT-035",
                "{\"alg\":\"none\",\"alg\":\"HS256\"}",
                "{\"alg\":\"none\",\"\\u0061lg\":\"HS256\"}"),
            rows(
                "AT-035",
                "\ufeff{\"alg\":\"HS256\"}",
                "{\"alg\":\"HS256\"}x",
                "{\"alg\":\"HS256\"}{}"),
            rows(
                "AT-035",
                "{\"alg\":\"HS256\"/**/}",
                "{'alg':'HS256'}",
                "{alg:\"HS256\"}",
                "\"HS256\""))
        .flatMap(rows -> rows);
  }

  private static Stream<Object[]> rows(String row, String... headers) {
    return Stream.of(headers).map(header -> new Object[] {row + " " + shortened(header), header});
  }

  private static String shortened(String header) {
    return header.length() > 60 ? header.substring(0, 60) : header;
  }

  private static String with(String members) {
    return "{\"alg\":\"HS256\"," + members + "}";
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("headerVectors")
  void refusesTheHeaderOfAVectorUnderAGoodMac(TestVector vector) {
    assertThat(reason(VERIFIER, VENDOR.signAgain(vector.token()))).isEqualTo(Reason.UNVERIFIED);
  }

  static Stream<TestVector> headerVectors() {
    return TestVector.starting("header-").filter(vector -> !vector.id().equals("header-kid-crlf"));
  }

  @Test
  @DisplayName("AT-020 refuses the unencoded payloads of RFC 7797")
  void refusesTheUnencodedPayloadsOfRfc7797() {
    assertThat(reason(VERIFIER, TestVector.named("rfc7797-4.2").token()))
        .isEqualTo(Reason.MALFORMED);
    assertThat(reason(VERIFIER, VENDOR.signAgain(TestVector.named("rfc7797-4.1").token())))
        .as("a payload that is no JSON")
        .isEqualTo(Reason.MALFORMED);
  }
}
