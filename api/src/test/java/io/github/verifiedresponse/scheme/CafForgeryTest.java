package io.github.verifiedresponse.scheme;

import static io.github.verifiedresponse.scheme.CafSamples.SAMPLE;
import static io.github.verifiedresponse.scheme.CafSamples.SAMPLE_PAYLOAD;
import static io.github.verifiedresponse.scheme.CafSamples.VENDOR;
import static io.github.verifiedresponse.scheme.CafSamples.faceLiveness;
import static io.github.verifiedresponse.scheme.CafSamples.reason;
import static io.github.verifiedresponse.scheme.CafSamples.verified;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVector;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the text of a token can be changed into: one genuine token has one spelling. */
class CafForgeryTest {
  private static final ResponseVerifier VERIFIER = faceLiveness();
  private static final String SIGNED = SAMPLE.substring(0, SAMPLE.lastIndexOf('.') + 1);
  private static final String SIGNATURE = SAMPLE.substring(SAMPLE.lastIndexOf('.') + 1);
  private static final String ALPHABET =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

  @Test
  void rejectsATokenWithOneFlippedBit() {
    byte[] genuine = TestVendor.utf8(SAMPLE);
    for (int bit = 0; bit < genuine.length * Byte.SIZE; bit++) {
      byte[] forged = genuine.clone();
      forged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThat(verify(forged)).as("bit %s", bit).isInstanceOf(Verification.Rejected.class);
    }
  }

  @Test
  void rejectsATokenThatIsCutAnywhere() {
    byte[] genuine = TestVendor.utf8(SAMPLE);
    for (int length = 0; length < genuine.length; length++) {
      assertThat(verify(Arrays.copyOf(genuine, length)))
          .as("%s bytes", length)
          .isInstanceOf(Verification.Rejected.class);
    }
  }

  @Test
  @DisplayName("AT-032 rejects random edits of a genuine token")
  void rejectsRandomEditsOfAGenuineToken() {
    Random random = new Random(32);
    for (int round = 0; round < 30_000; round++) {
      byte[] edited = edited(random, TestVendor.utf8(SAMPLE));
      assertThat(verify(edited)).as("round %s", round).isInstanceOf(Verification.Rejected.class);
    }
  }

  @ParameterizedTest(name = "AT-029 a signature of {0}")
  @MethodSource("signatures")
  void refusesASignatureOfAnotherLengthOrMaking(String name, byte[] signature) {
    assertThat(reason(VERIFIER, SIGNED + TestVendor.base64Url(signature)))
        .isEqualTo(Reason.UNVERIFIED);
  }

  static Stream<Object[]> signatures() {
    byte[] genuine = VENDOR.mac("HmacSHA256", SIGNED.substring(0, SIGNED.length() - 1));
    return Stream.of(
        new Object[] {"1 byte", Arrays.copyOf(genuine, 1)},
        new Object[] {"16 bytes", Arrays.copyOf(genuine, 16)},
        new Object[] {"31 bytes", Arrays.copyOf(genuine, 31)},
        new Object[] {"33 bytes", Arrays.copyOf(genuine, 33)},
        new Object[] {"32 zero bytes", new byte[32]},
        new Object[] {"the empty text", VENDOR.mac("HmacSHA256", "")});
  }

  @Test
  @DisplayName("AT-029 calls an empty signature malformed")
  void callsAnEmptySignatureMalformed() {
    assertThat(reason(VERIFIER, SIGNED)).isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest(name = "AT-030, AT-031 {0}")
  @MethodSource("spellings")
  void refusesEveryOtherSpellingOfAGenuineToken(String name, Content spelling) {
    assertThat(verified(VERIFIER, SAMPLE).content()).isEqualTo(Content.ofText(SAMPLE_PAYLOAD));
    assertThat(reason(VERIFIER, spelling)).isEqualTo(Reason.MALFORMED);
  }

  static Stream<Object[]> spellings() {
    int last = ALPHABET.indexOf(SAMPLE.charAt(SAMPLE.length() - 1));
    String head = SAMPLE.substring(0, SAMPLE.length() - 1);
    return Stream.of(
        spelling("unused bits 1", head + ALPHABET.charAt(last + 1)),
        spelling("unused bits 2", head + ALPHABET.charAt(last + 2)),
        spelling("unused bits 3", head + ALPHABET.charAt(last + 3)),
        spelling("padding", SAMPLE + "="),
        spelling("standard alphabet", SIGNED + SIGNATURE.replace('-', '+').replace('_', '/')),
        spelling("space before", " " + SAMPLE),
        spelling("space after", SAMPLE + " "),
        spelling("line feed after", SAMPLE + "\n"),
        spelling("junk inside", SIGNED + "!" + SIGNATURE),
        spelling("Latin-1 inside", SIGNED + "\u00e9" + SIGNATURE),
        spelling("NUL after", SAMPLE + "\0"));
  }

  private static Object[] spelling(String name, String token) {
    return new Object[] {name, Content.ofText(token)};
  }

  @ParameterizedTest(name = "AT-030, AT-031 {0}")
  @MethodSource("derived")
  void refusesTheAlteredExampleOfRfc7515(TestVector vector) {
    boolean wellFormed = vector.id().endsWith("trunc-sig") || vector.id().endsWith("long-sig");

    assertThat(reason(VERIFIER, TestVector.named("rfc7515-A.1").token()))
        .as("unaltered it is well-formed, under another key")
        .isEqualTo(Reason.UNVERIFIED);
    assertThat(reason(VERIFIER, vector.token()))
        .isEqualTo(wellFormed ? Reason.UNVERIFIED : Reason.MALFORMED);
  }

  static Stream<TestVector> derived() {
    return TestVector.starting("derived-");
  }

  @ParameterizedTest(name = "AT-034 {0}")
  @MethodSource("shapes")
  void refusesWhatIsNotThreeParts(String token) {
    assertThat(reason(VERIFIER, token)).isEqualTo(Reason.MALFORMED);
  }

  static Stream<String> shapes() {
    return Stream.of(
        SAMPLE + ".x",
        SAMPLE + ".",
        SIGNED.substring(0, SIGNED.length() - 1),
        "." + SAMPLE,
        SIGNED + "." + SIGNATURE,
        '"' + SAMPLE + '"',
        "Bearer " + SAMPLE,
        "..",
        ".",
        "a",
        "a.b",
        "a..b",
        ".a.b");
  }

  @ParameterizedTest(name = "AT-024 {0}")
  @ValueSource(
      strings = {
        "{\"alg\":\"dir\",\"enc\":\"A256GCM\"}",
        "{\"alg\":\"PBES2-HS512+A256KW\",\"enc\":\"A256GCM\",\"p2s\":\"c2FsdHNhbHQ\",\"p2c\":2147483647}",
        "{\"alg\":\"RSA-OAEP-256\",\"enc\":\"A256GCM\",\"cty\":\"JWT\"}"
      })
  void refusesAnEncryptedTokenByItsFiveParts(String header) {
    String token = TestVendor.base64Url(TestVendor.utf8(header)) + ".a2V5.aXY.dGV4dA.dGFn";

    assertThat(reason(VERIFIER, token)).isEqualTo(Reason.MALFORMED);
  }

  @Test
  @DisplayName("AT-025 refuses the JSON serialisations")
  void refusesTheJsonSerialisations() {
    String[] parts = SAMPLE.split("\\.", -1);
    String signature = "\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2] + "\"";
    String payload = "{\"payload\":\"" + parts[1] + "\",";

    assertThat(reason(VERIFIER, payload + signature + "}")).isEqualTo(Reason.MALFORMED);
    assertThat(reason(VERIFIER, payload + "\"signatures\":[{" + signature + "}]}"))
        .isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest(name = "AT-018 {0}")
  @MethodSource("confusions")
  void refusesATokenThatIsKeyedWithAPublicKey(TestVector vector) {
    assertThat(reason(VERIFIER, vector.token())).isEqualTo(Reason.UNVERIFIED);
  }

  static Stream<TestVector> confusions() {
    return TestVector.starting("confusion-");
  }

  @Test
  @DisplayName("AT-172 reads a token of two million characters without recursion")
  void readsATokenOfTwoMillionCharactersWithoutRecursion() {
    assertThat(reason(VERIFIER, SIGNED + "A".repeat(2_000_000))).isEqualTo(Reason.UNVERIFIED);
  }

  private static Verification verify(byte[] token) {
    return VERIFIER.verify(TestMessage.ofToken("").body(Content.copyOf(token)).build());
  }

  /** Replaces, inserts or drops a byte at a random place; never what was there. */
  private static byte[] edited(Random random, byte[] genuine) {
    int at = random.nextInt(genuine.length);
    int kind = random.nextInt(3);
    byte[] edited = new byte[genuine.length + kind - 1];
    int after = kind == 2 ? at : at + 1;
    System.arraycopy(genuine, 0, edited, 0, at);
    System.arraycopy(
        genuine, after, edited, edited.length - genuine.length + after, genuine.length - after);
    if (kind == 1) {
      edited[at] = (byte) (genuine[at] + 1 + random.nextInt(255));
    } else if (kind == 2) {
      edited[at] = (byte) random.nextInt(256);
    }
    return edited;
  }
}
