package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestClock;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.VerifiedPayload;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.replay.ReplayGuard;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every entry of the table; each request is made from the entry itself. */
class VendorContractTest {
  static Stream<Vendor> vendors() {
    return Vendors.all().stream().filter(vendor -> vendor.refusal().isEmpty());
  }

  static SignedSample sample(Vendor vendor) throws RejectedException {
    return SignedSample.of(vendor, new TestKeys(vendor, 1));
  }

  static ResponseVerifier verifier(Vendor vendor, int key) {
    return ResponseVerifier.named("contract")
        .scheme(vendor.scheme(SignedSample.known(vendor, new TestKeys(vendor, key))))
        .replayGuard(ReplayGuard.disabled())
        .clock(TestClock.atSecond(SignedSample.NOW))
        .build();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void takesWhatTheEntrySigns(Vendor vendor) throws Exception {
    VerifiedPayload payload =
        Verdicts.verified(verifier(vendor, 1).verify(sample(vendor).request().build()));

    assertThat(payload.issuedAt().isPresent()).isEqualTo(vendor.signsTime());
    assertThat(payload.id().isEmpty()).isEqualTo(vendor.id.places().isEmpty());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void refusesEveryFlippedBitOfTheBodyOrHandsOnTheSame(Vendor vendor) throws Exception {
    SignedSample genuine = sample(vendor);
    assertNothingElseIsHandedOn(
        vendor, genuine, genuine.body, body -> genuine.with(body, genuine.query));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void refusesEveryFlippedBitOfTheQueryOrHandsOnTheSame(Vendor vendor) throws Exception {
    SignedSample genuine = sample(vendor);
    assertNothingElseIsHandedOn(
        vendor,
        genuine,
        SignedSample.utf8(genuine.query),
        query -> genuine.with(genuine.body, new String(query, StandardCharsets.ISO_8859_1)));
  }

  private static void assertNothingElseIsHandedOn(
      Vendor vendor, SignedSample genuine, byte[] part, Function<byte[], SignedSample> forge) {
    ResponseVerifier verifier = verifier(vendor, 1);
    VerifiedPayload expected = Verdicts.verified(verifier.verify(genuine.request().build()));
    for (int bit = 0; bit < part.length * Byte.SIZE; bit += step(vendor, part.length)) {
      SignedSample forged = forge.apply(flipped(part, bit));

      assertSameOrRefused(verifier.verify(forged.request().build()), expected, "bit " + bit);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void refusesEveryFlippedBitOfEveryHeader(Vendor vendor) throws Exception {
    SignedSample genuine = sample(vendor);
    ResponseVerifier verifier = verifier(vendor, 1);
    for (String name : genuine.headers.keySet()) {
      byte[] value = SignedSample.utf8(genuine.header(name));
      for (int bit = 0; bit < value.length * Byte.SIZE; bit += step(vendor, value.length)) {
        String other = new String(flipped(value, bit), StandardCharsets.ISO_8859_1);
        TestMessage forged = genuine.request().header(name, other);

        assertRefused(verifier.verify(forged.build()), name + " bit " + bit);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void refusesAHeaderThatOccursTwice(Vendor vendor) throws Exception {
    SignedSample genuine = sample(vendor);
    for (String name : genuine.headers.keySet()) {
      String value = genuine.header(name);
      TestMessage twice = genuine.request().header(name, value, value);

      Reason reason = reason(verifier(vendor, 1).verify(twice.build()));
      // what RFC 9421 covers is signed with all of its lines
      assertThat(reason)
          .isEqualTo(name.equals("Content-Digest") ? Reason.UNVERIFIED : Reason.AMBIGUOUS);
    }
  }

  /** Handlers would read other text than was verified. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void refusesABodyThatIsSaidToBeOtherText(Vendor vendor) throws Exception {
    SignedSample genuine = sample(vendor);
    if (genuine.body.length == 0) {
      return;
    }
    TestMessage utf16 = genuine.request().header("Content-Type", "text/plain; charset=utf-16");
    TestMessage packed = genuine.request().header("Content-Encoding", "gzip");

    assertThat(reason(verifier(vendor, 1).verify(utf16.build())))
        .isEqualTo(Reason.UNSUPPORTED_CONTENT);
    assertThat(reason(verifier(vendor, 1).verify(packed.build())))
        .isEqualTo(Reason.UNSUPPORTED_CONTENT);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void refusesOtherSpellingsOfASignatureInAHeader(Vendor vendor) throws Exception {
    SignedSample genuine = sample(vendor);
    if (!vendor.signature.startsWith("header:")) {
      return;
    }
    String name = vendor.signature.substring("header:".length());
    String value = genuine.header(name);
    for (String other :
        new String[] {
          value + "=",
          value + " ",
          " " + value,
          value.substring(0, value.length() - 1),
          value + "A",
          value.replaceAll("=+$", "") + (value.endsWith("=") ? "" : "=="),
          otherCase(value)
        }) {
      assertRefused(
          verifier(vendor, 1).verify(genuine.request().header(name, other).build()), other);
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void refusesOtherSpellingsOfASignatureInTheContent(Vendor vendor) throws Exception {
    SignedSample genuine = sample(vendor);
    if (vendor.signature.isEmpty() || vendor.signature.startsWith("header:")) {
      return; // TokenSpellingTest asks tokens and HTTP messages
    }
    Received received = new Received(vendor.carrier().take(genuine.request().build()));
    String value = received.signatureOr(Place.parse(vendor.signature));
    List<String> others =
        new ArrayList<>(
            List.of(value + " ", " " + value, value.substring(0, value.length() - 1), value + "A"));
    if (vendor.encoding != Encoding.BASE64URL_PADDED_OR_NOT) { // where both are in use
      others.add(value + "=");
    }
    if (vendor.encoding != Encoding.HEX_OF_EITHER_CASE) {
      others.add(otherCase(value));
    }
    for (String other : others) {
      SignedSample forged =
          genuine.with(
              SignedSample.utf8(replaced(SignedSample.text(genuine.body), value, other)),
              replaced(genuine.query, value, other));

      assertThat(forged.body.length + forged.query.length()).isGreaterThan(value.length());
      assertRefused(verifier(vendor, 1).verify(forged.request().build()), other);
    }
  }

  /** As it is, or as forms and queries write it. */
  private static String replaced(String text, String value, String other) {
    return text.replace(value, other)
        .replace(SignedSample.encoded(value), SignedSample.encoded(other));
  }

  private static String otherCase(String value) {
    String upper = value.toUpperCase(Locale.ROOT);
    return upper.equals(value) ? value.toLowerCase(Locale.ROOT) : upper;
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void refusesWhatAnotherKeySigned(Vendor vendor) throws Exception {
    assertThat(reason(verifier(vendor, 2).verify(sample(vendor).request().build())))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void handsOnNothingThatIsNotSigned(Vendor vendor) throws Exception {
    SignedSample genuine = sample(vendor);
    ResponseVerifier verifier = verifier(vendor, 1);
    VerifiedPayload expected = Verdicts.verified(verifier.verify(genuine.request().build()));
    String body = SignedSample.text(genuine.body);
    String query = genuine.query.isEmpty() ? "more=1" : genuine.query + "&more=1";
    String more =
        body.startsWith("{") ? body.replaceFirst("[{]", "{\"more\":1,") : body + "&more=1";

    assertSameOrRefused(
        verifier.verify(genuine.with(genuine.body, query).request().build()), expected, query);
    assertSameOrRefused(
        verifier.verify(genuine.with(SignedSample.utf8(more), genuine.query).request().build()),
        expected,
        more);
    assertSameOrRefused(
        verifier.verify(genuine.request().header("X-More", "1").build()), expected, "X-More");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void refusesTheSignatureOverAnEmptyBody(Vendor vendor) throws Exception {
    SignedSample genuine = sample(vendor);
    if (genuine.body.length > 0) {
      assertRefused(
          verifier(vendor, 1).verify(genuine.with(new byte[0], genuine.query).request().build()),
          "empty");
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("vendors")
  void refusesADigitThatMovedBetweenTimeAndBody(Vendor vendor) throws Exception {
    SignedSample genuine = sample(vendor);
    if (!vendor.time.place().startsWith("header:") || !vendor.template.contains("{body}")) {
      return;
    }
    String name = vendor.time.place().substring("header:".length());
    String time = genuine.header(name);
    byte[] last = SignedSample.utf8(time.substring(time.length() - 1));
    SignedSample shorter = genuine.with(SignedSample.concat(last, genuine.body), genuine.query);
    shorter.headers.put(name, time.substring(0, time.length() - 1));
    SignedSample longer =
        genuine.with(Arrays.copyOfRange(genuine.body, 1, genuine.body.length), genuine.query);
    longer.headers.put(name, time + (char) genuine.body[0]);

    assertRefused(verifier(vendor, 1).verify(shorter.request().build()), "shorter time");
    assertRefused(verifier(vendor, 1).verify(longer.request().build()), "longer time");
  }

  /**
   * Every bit, but on a curve of NIST: there a millisecond for each makes one to six seconds of a
   * token. Then it is every seventh, which is another one in each byte.
   */
  private static int step(Vendor vendor, int bytes) {
    return switch (vendor.algorithm) {
      case ECDSA_P256_SHA256, ECDSA_P256_SHA256_DER -> bytes > 128 ? 7 : 1;
      case ECDSA_P384_SHA384, ECDSA_P521_SHA512 -> 7;
      default -> 1;
    };
  }

  private static byte[] flipped(byte[] bytes, int bit) {
    byte[] flipped = bytes.clone();
    flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    return flipped;
  }

  private static void assertSameOrRefused(
      Verification verification, VerifiedPayload expected, String what) {
    if (verification instanceof Verification.Verified verified) {
      assertThat(verified.payload().json()).as(what).isEqualTo(expected.json());
      assertThat(verified.payload().id()).as(what).isEqualTo(expected.id());
      assertThat(verified.payload().content()).as(what).isEqualTo(expected.content());
    } else {
      assertRefused(verification, what);
    }
  }

  private static void assertRefused(Verification verification, String what) {
    assertThat(verification).as(what).isNotInstanceOf(Verification.Verified.class);
    assertThat(reason(verification).status()).as(what).isBetween(400, 499);
  }

  private static Reason reason(Verification verification) {
    return verification instanceof Verification.Acknowledged acknowledged
        ? acknowledged.reason()
        : Verdicts.reason(verification);
  }
}
