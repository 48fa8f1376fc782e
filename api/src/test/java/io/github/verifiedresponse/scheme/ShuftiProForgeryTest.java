package io.github.verifiedresponse.scheme;

import static io.github.verifiedresponse.scheme.ShuftiSamples.BODY;
import static io.github.verifiedresponse.scheme.ShuftiSamples.VENDOR;
import static io.github.verifiedresponse.scheme.ShuftiSamples.asked;
import static io.github.verifiedresponse.scheme.ShuftiSamples.legacy;
import static io.github.verifiedresponse.scheme.ShuftiSamples.message;
import static io.github.verifiedresponse.scheme.ShuftiSamples.reason;
import static io.github.verifiedresponse.scheme.ShuftiSamples.shuftiPro;
import static io.github.verifiedresponse.scheme.ShuftiSamples.signed;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.LogCapture;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVector;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.message.Reason;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a body and its signature can be changed into. */
class ShuftiProForgeryTest {
  private static final String SIGNATURE = TestVector.named("shufti-v2").value();

  @Test
  void rejectsABodyWithOneFlippedBit() {
    byte[] genuine = TestVendor.utf8(BODY);
    for (int bit = 0; bit < genuine.length * Byte.SIZE; bit++) {
      assertThat(reason(shuftiPro(), flipped(genuine, bit), SIGNATURE))
          .as("bit %s", bit)
          .isEqualTo(Reason.UNVERIFIED);
    }
  }

  @Test
  void rejectsASignatureWithOneFlippedBit() {
    byte[] genuine = TestVendor.utf8(SIGNATURE);
    for (int bit = 0; bit < genuine.length * Byte.SIZE; bit++) {
      String forged = new String(flipped(genuine, bit), StandardCharsets.ISO_8859_1);
      assertThat(reason(shuftiPro(), TestMessage.ofSigned(BODY, forged)))
          .as("bit %s", bit)
          .isIn(Reason.UNVERIFIED, Reason.MALFORMED);
    }
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] flipped = bytes.clone();
    flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    return flipped;
  }

  @ParameterizedTest(name = "AT-050 {0}")
  @MethodSource("otherBytes")
  void refusesTheSameJsonInOtherBytes(String name, String body) {
    assertThat(body).as(name).isNotEqualTo(BODY);
    assertThat(reason(shuftiPro(), TestMessage.ofSigned(body, SIGNATURE)))
        .isEqualTo(Reason.UNVERIFIED);
  }

  static Stream<Object[]> otherBytes() {
    return Stream.of(
        new Object[] {"slashes not escaped", BODY.replace("\\/", "/")},
        new Object[] {"letters not escaped", BODY.replace("\\u00eb", "\u00eb")},
        new Object[] {"one space added", BODY.replace("{", "{ ")},
        new Object[] {"a space after", BODY + " "},
        new Object[] {"a line break after", BODY + "\r\n"},
        new Object[] {"a byte order mark before", "\ufeff" + BODY},
        new Object[] {"NUL after", BODY + "\0"});
  }

  @Test
  @DisplayName("AT-050 refuses CRLF where LF was signed, and takes LF")
  void refusesCrlfWhereLfWasSigned() {
    String lines = "{\n\"reference\":\"R1\",\n\"event\":\"request.pending\"\n}\n";
    String signature = VENDOR.shuftiProSignature(TestVendor.utf8(lines));

    assertThat(Verdicts.verified(shuftiPro().verify(signed(lines).build())).id())
        .isEqualTo("R1:request.pending");
    assertThat(reason(shuftiPro(), TestMessage.ofSigned(lines.replace("\n", "\r\n"), signature)))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @ParameterizedTest(name = "AT-050, AT-051, AT-052 {0}")
  @MethodSource("invalidVectors")
  void refusesTheVector(TestVector vector) {
    assertThat(reason(asked(vector), message(vector)))
        .isEqualTo(
            vector.id().endsWith("-v2") || vector.id().endsWith("-reserialised")
                ? Reason.UNVERIFIED
                : Reason.MALFORMED);
  }

  static Stream<TestVector> invalidVectors() {
    return TestVector.starting("shufti-").filter(vector -> vector.expect().equals("invalid"));
  }

  @ParameterizedTest(name = "AT-052 {0}")
  @MethodSource("spellings")
  void calls64OtherDigitsMalformed(String signature) {
    assertThat(reason(shuftiPro(), TestMessage.ofSigned(BODY, signature)))
        .isEqualTo(Reason.MALFORMED);
  }

  static Stream<String> spellings() {
    return Stream.of(
        SIGNATURE.substring(1),
        SIGNATURE + "0",
        "0x" + SIGNATURE,
        "0x" + SIGNATURE.substring(2),
        SIGNATURE.substring(0, 32) + " " + SIGNATURE.substring(32),
        " " + SIGNATURE,
        SIGNATURE.replace('0', '\uff10'),
        SIGNATURE.replace('0', '\u0660'),
        "-" + SIGNATURE.substring(1),
        "+" + SIGNATURE.substring(1),
        SIGNATURE.replace('b', 'B'));
  }

  @Test
  @DisplayName("AT-052 takes lower-case digits only")
  void takesLowerCaseDigitsOnly() {
    assertThat(reason(legacy(), message(TestVector.named("shufti-upper"))))
        .isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest(name = "AT-053 {0}")
  @ValueSource(strings = {"null", "[]", "\"x\"", "1", " ", "\n", "{", "\ufeff{}"})
  void callsASignedBodyThatIsNoObjectMalformed(String body) {
    assertThat(reason(shuftiPro(), signed(body))).isEqualTo(Reason.MALFORMED);
  }

  @Test
  @DisplayName("AT-047, AT-048, AT-053 refuses the empty body and never shows what it expected")
  void refusesTheEmptyBodyAndNeverShowsWhatItExpected() {
    String rightDigest = TestVector.named("shufti-empty-body").value();
    String keyOfTheNewerForm = VENDOR.shuftiProLegacySignature(new byte[0]);
    ResponseVerifier verifier = legacy();
    try (LogCapture log = LogCapture.start()) {
      Verification.Rejected empty =
          Verdicts.rejected(verifier.verify(TestMessage.ofSigned("", rightDigest).build()));
      Verification.Rejected forged =
          Verdicts.rejected(verifier.verify(TestMessage.ofSigned(BODY, rightDigest).build()));

      assertThat(rightDigest).isEqualTo(keyOfTheNewerForm);
      assertThat(empty.reason()).isEqualTo(Reason.MALFORMED);
      assertThat(forged.reason()).isEqualTo(Reason.UNVERIFIED);
      assertThat(
              empty
                  + new String(verifier.handling().problem(empty).body(), StandardCharsets.UTF_8)
                  + verifier.handling().problem(forged).headers()
                  + forged
                  + log.lines())
          .doesNotContain(rightDigest)
          .doesNotContain(VENDOR.shuftiProLegacySignature(TestVendor.utf8(BODY)))
          .doesNotContain(TestVendor.SHUFTI_SECRET);
    }
  }

  @Test
  @DisplayName("AT-150 refuses a response under another account's secret")
  void refusesAResponseUnderAnotherAccountsSecret() {
    TestVendor other = TestVendor.withSecret("another-account-of-shufti");

    assertThat(
            reason(
                shuftiPro(),
                TestMessage.ofSigned(BODY, other.shuftiProSignature(TestVendor.utf8(BODY)))))
        .isEqualTo(Reason.UNVERIFIED);
  }
}
