package io.github.verifiedresponse.scheme;

import static io.github.verifiedresponse.scheme.CafSamples.VENDOR;
import static io.github.verifiedresponse.scheme.CafSamples.any;
import static io.github.verifiedresponse.scheme.CafSamples.reason;
import static io.github.verifiedresponse.scheme.CafSamples.result;
import static io.github.verifiedresponse.scheme.CafSamples.verified;
import static io.github.verifiedresponse.scheme.CafSamples.verifying;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestVector;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.result.Freshness;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every token here has a good MAC under the verifier's secret: only the payload can refuse it. */
class CafPayloadTest {
  private static final ResponseVerifier VERIFIER = any();
  private static final ResponseVerifier OF_ANY_AGE =
      verifying(CafProduct.ANY).freshness(Freshness.unlimited()).build();

  @ParameterizedTest(name = "AT-036, AT-037 {0}")
  @MethodSource("payloadVectors")
  void refusesAPayloadThatTwoReadersCouldReadInTwoWays(TestVector vector) {
    assertThat(reason(OF_ANY_AGE, VENDOR.signAgain(vector.token()))).isEqualTo(Reason.MALFORMED);
  }

  static Stream<TestVector> payloadVectors() {
    return TestVector.starting("payload-").filter(vector -> !vector.id().contains("-iat-"));
  }

  @ParameterizedTest(name = "AT-036, AT-037 {0}")
  @ValueSource(
      strings = {
        "{\"requestId\":\"r\",\"iat\":1,\"a\":{\"b\":1,\"b\":2}}",
        "null",
        "\"r\"",
        "1",
        " ",
        "{\"requestId\":\"r\",\"iat\":1",
        "{\"requestId\":\"r\",\"iat\":1,}",
        "{\"requestId\":\"r\",\"iat\":01}",
        "{\"requestId\":\"r\",\"iat\":NaN}"
      })
  void refusesAPayloadThatIsNoStrictJsonObject(String payload) {
    assertThat(reason(OF_ANY_AGE, VENDOR.token(payload))).isEqualTo(Reason.MALFORMED);
  }

  @Test
  @DisplayName("AT-037 calls an empty payload malformed, as its shape says before any key is used")
  void callsAnEmptyPayloadMalformed() {
    assertThat(reason(VERIFIER, VENDOR.token(""))).isEqualTo(Reason.MALFORMED);
  }

  @Test
  @DisplayName("AT-038 keeps the digits of every number")
  void keepsTheDigitsOfEveryNumber() {
    ObjectNode json =
        verified(
                VERIFIER,
                VENDOR.token(
                    result(
                        ",\"a\":9007199254740993,\"b\":123456789012345678901234567890,"
                            + "\"c\":0.1000000000000000055511151231257827,\"d\":1.10")))
            .json();

    assertThat(json.get("a").longValue()).isEqualTo(9_007_199_254_740_993L);
    assertThat(json.get("b").bigIntegerValue())
        .isEqualTo(new BigInteger("123456789012345678901234567890"));
    assertThat(json.get("c").decimalValue())
        .isEqualTo(new BigDecimal("0.1000000000000000055511151231257827"));
    assertThat(json.get("d").decimalValue()).isEqualTo(new BigDecimal("1.10"));
  }

  @ParameterizedTest(name = "AT-039 iat {0}")
  @ValueSource(
      strings = {
        "\"1594925080\"",
        "1e400",
        "9223372036854775807",
        "9223372036854775808",
        "-9223372036854775808",
        "-1",
        "1594925080000",
        "253402300800",
        "null",
        "true",
        "[1]",
        "1594925080.9",
        "1594925080.0",
        "1594925080e0"
      })
  void callsATimeThatIsNoNumberOfSecondsStale(String iat) {
    String payload = "{\"requestId\":\"r1\",\"iat\":" + iat + "}";

    assertThat(reason(VERIFIER, VENDOR.token(payload))).isEqualTo(Reason.STALE);
    assertThat(reason(OF_ANY_AGE, VENDOR.token(payload)))
        .as("where any age is taken")
        .isEqualTo(Reason.STALE);
  }

  @Test
  @DisplayName("AT-039 calls a missing iat stale")
  void callsAMissingTimeStale() {
    assertThat(reason(VERIFIER, VENDOR.token("{\"requestId\":\"r1\"}"))).isEqualTo(Reason.STALE);
  }

  @ParameterizedTest(name = "AT-039 {0}")
  @MethodSource("timeVectors")
  void callsTheTimeOfAVectorStale(TestVector vector) {
    assertThat(reason(OF_ANY_AGE, VENDOR.signAgain(vector.token()))).isEqualTo(Reason.STALE);
  }

  static Stream<TestVector> timeVectors() {
    return TestVector.starting("payload-iat-");
  }

  @Test
  void takesTheEarliestAndTheLatestSecond() {
    for (long second : new long[] {0, 253_402_300_799L}) {
      String payload = "{\"requestId\":\"r1\",\"iat\":" + second + "}";
      ResponseVerifier then =
          verifying(CafProduct.ANY)
              .freshness(Freshness.unlimited())
              .clock(TestClock.atSecond(second))
              .build();
      assertThat(verified(then, VENDOR.token(payload)).issuedAt())
          .contains(Instant.ofEpochSecond(second));
    }
  }

  @Test
  void honoursTheTimesThatATokenSetsItself() {
    ResponseVerifier verifier =
        verifying(CafProduct.ANY)
            .freshness(Freshness.within(Duration.ofMinutes(5)).withClockSkew(Duration.ZERO))
            .build();

    assertThat(verified(verifier, timed("exp", 1)).id()).isEqualTo("r1");
    assertThat(reason(verifier, timed("exp", 0))).isEqualTo(Reason.STALE);
    assertThat(verified(verifier, timed("nbf", 0)).id()).isEqualTo("r1");
    assertThat(reason(verifier, timed("nbf", 1))).isEqualTo(Reason.STALE);
    assertThat(reason(verifier, VENDOR.token(result(",\"exp\":null")))).isEqualTo(Reason.STALE);
    assertThat(reason(verifier, VENDOR.token(result(",\"nbf\":\"0\"")))).isEqualTo(Reason.STALE);
  }

  private static String timed(String name, long fromNow) {
    return VENDOR.token(result(",\"" + name + "\":" + (CafSamples.ISSUED_AT + fromNow)));
  }
}
