package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Allocation;
import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.InboundMessage;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import io.github.verifiedresponse.replay.ReplayGuards;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** SD-JWTs of an issuer, signed here with the Java platform alone. */
class SdJwtTest {
  private static final Vendor VENDOR = Vendors.named("sd-jwt");
  private static final TestKeys KEYS = new TestKeys(VENDOR, 1);
  private static final String NAME = encoded("[\"salt-1\",\"name\",\"Ada\"]");
  private static final String ELEMENT = encoded("[\"salt-2\",\"BR\"]");

  private final ResponseVerifier verifier = verifier(ReplayGuard.disabled());

  private static ResponseVerifier verifier(ReplayGuard guard) {
    return ResponseVerifier.named("sd")
        .scheme(VENDOR.scheme(KEYS.deployment()))
        .replayGuard(guard)
        .build();
  }

  private static String encoded(String text) {
    return Encoding.BASE64URL.encode(SignedSample.utf8(text));
  }

  private static String digest(String disclosure) {
    return Encoding.BASE64URL.encode(Digests.digest("SHA-256", Content.ofText(disclosure)));
  }

  private static String issued(String claims) {
    return issued("\"ES256\",\"typ\":\"dc+sd-jwt\"", claims, KEYS.key(), VENDOR.algorithm);
  }

  private static String issued(String header, String claims, SigningKey key, Algorithm algorithm) {
    String input = encoded("{\"alg\":" + header + "}") + "." + encoded(claims);
    return input
        + "."
        + Encoding.BASE64URL.encode(key.sign(algorithm, SignedSample.utf8(input)))
        + "~";
  }

  private static String claims() {
    return "{\"_sd\":[\""
        + digest(NAME)
        + "\",\"decoy\"],\"_sd_alg\":\"sha-256\",\"from\":[{\"...\":\""
        + digest(ELEMENT)
        + "\"},{\"...\":\"another-decoy\"},\"PT\"],\"in\":{\"open\":true}}";
  }

  private static TestMessage message(String text) {
    return new TestMessage().header("Content-Type", "application/dc+sd-jwt").body(text);
  }

  private Reason reason(String text) {
    return Verdicts.reason(verifier.verify(message(text).build()));
  }

  @Test
  void opensWhatIsDisclosedAndLeavesOutTheRest() {
    String whole = issued(claims()) + NAME + "~" + ELEMENT + "~";

    assertThat(Verdicts.verified(verifier.verify(message(whole).build())).json())
        .hasToString("{\"from\":[\"BR\",\"PT\"],\"in\":{\"open\":true},\"name\":\"Ada\"}");
    assertThat(Verdicts.verified(verifier.verify(message(issued(claims())).build())).json())
        .hasToString("{\"from\":[\"PT\"],\"in\":{\"open\":true}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"vc+sd-jwt", "example+sd-jwt", "dc+sd-jwt", "sd-jwt", "JWT"})
  void takesTheTypesOfCredentials(String type) {
    String text = issued("\"ES256\",\"typ\":\"" + type + "\"", "{}", KEYS.key(), VENDOR.algorithm);

    Verdicts.verified(verifier.verify(message(text).build()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kb+jwt", "at+jwt", "statuslist+jwt", "vp+sd-jwt", ""})
  void refusesTokensOfOtherTypes(String type) {
    String text = issued("\"ES256\",\"typ\":\"" + type + "\"", "{}", KEYS.key(), VENDOR.algorithm);

    assertThat(reason(text)).isEqualTo(Reason.UNVERIFIED);
  }

  /** The pinned key decides, whatever chain is sent along. */
  @Test
  void ignoresTheChainOfCertificatesOfTheIssuer() {
    String header = "\"ES256\",\"x5c\":[\"" + "QUJD".repeat(1_500) + "\"]";
    SigningKey other = new TestKeys(VENDOR, 2).key();

    Verdicts.verified(
        verifier.verify(message(issued(header, "{}", KEYS.key(), VENDOR.algorithm)).build()));
    assertThat(reason(issued(header, "{}", other, VENDOR.algorithm))).isEqualTo(Reason.UNVERIFIED);
    for (String refused : new String[] {"jwk", "jku", "x5u"}) {
      assertThat(reason(issued(header.replace("x5c", refused), "{}", KEYS.key(), VENDOR.algorithm)))
          .isEqualTo(Reason.UNVERIFIED);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ES384", "ES512", "EdDSA"})
  void takesTheAlgorithmThatTheDeploymentPinsAndNoOther(String name) {
    SigningKey key = SigningKey.generate(VENDOR, name);
    Algorithm algorithm = Algorithm.ofJwsName(name);
    ResponseVerifier pinned =
        ResponseVerifier.named("sd")
            .scheme(VENDOR.scheme(key.deployment().with("alg", name)))
            .replayGuard(ReplayGuard.disabled())
            .build();
    String good = issued("\"" + name + "\"", "{}", key, algorithm);

    Verdicts.verified(pinned.verify(message(good).build()));
    assertThat(Verdicts.reason(pinned.verify(message(issued("{}")).build())))
        .isEqualTo(Reason.UNVERIFIED);
    assertThat(reason(good)).isEqualTo(Reason.UNVERIFIED);
    assertThat(VENDOR.asks()).contains("alg");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HS256", "none", "ES256K", ""})
  void startsWithNoAlgorithmOfAnotherKind(String name) {
    assertThatThrownBy(() -> VENDOR.scheme(KEYS.deployment().with("alg", name)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void countsACredentialOnceWhateverIsDisclosedOfIt() {
    ResponseVerifier counting = verifier(ReplayGuards.inMemory());
    String credential = issued(claims());

    Verdicts.verified(counting.verify(message(credential + NAME + "~").build()));
    for (String disclosed : new String[] {"", ELEMENT + "~", NAME + "~" + ELEMENT + "~"}) {
      assertThat(Verdicts.reason(counting.verify(message(credential + disclosed).build())))
          .isEqualTo(Reason.IN_PROGRESS); // the first one's handler has not ended
    }
  }

  @Test
  void refusesADisclosureThatTheIssuerDidNotCommitTo() {
    String made = encoded("[\"salt-1\",\"name\",\"Bob\"]");

    assertThat(reason(issued(claims()) + made + "~")).isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void refusesADisclosureThatIsUsedOrSentTwice() {
    String twice = "{\"_sd\":[\"" + digest(NAME) + "\",\"" + digest(NAME) + "\"]}";

    assertThat(reason(issued(twice) + NAME + "~")).isEqualTo(Reason.UNVERIFIED);
    assertThat(reason(issued(claims()) + NAME + "~" + NAME + "~")).isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void refusesADisclosureInThePlaceOfAnotherKind() {
    String crossed = "{\"_sd\":[\"" + digest(ELEMENT) + "\"]}";

    assertThat(reason(issued(crossed) + ELEMENT + "~")).isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void refusesADisclosureThatHidesAClaim() {
    String claims = "{\"name\":\"Eve\",\"_sd\":[\"" + digest(NAME) + "\"]}";

    assertThat(reason(issued(claims) + NAME + "~")).isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void refusesReservedNames() {
    String reserved = encoded("[\"salt-1\",\"_sd\",[]]");

    assertThat(reason(issued("{\"_sd\":[\"" + digest(reserved) + "\"]}") + reserved + "~"))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void refusesAnotherHash() {
    assertThat(reason(issued("{\"_sd_alg\":\"md5\"}"))).isEqualTo(Reason.UNVERIFIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "[\"salt\"]", "[1,\"a\",\"b\"]", "[\"a\",\"b\",\"c\",\"d\"]"})
  void refusesADisclosureThatIsNone(String disclosure) {
    String claims = "{\"_sd\":[\"" + digest(encoded(disclosure)) + "\"]}";

    assertThat(reason(issued(claims) + encoded(disclosure) + "~")).isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bm8gSlNPTg", "!", ""}) // the first one says "no JSON"
  void readsNothingThatTheIssuerDidNotCommitTo(String disclosure) {
    assertThat(reason(issued(claims()) + disclosure + "~")).isEqualTo(Reason.UNVERIFIED);
  }

  /** Under one of the holder's credentials, anything could be sent behind it. */
  @Test
  void makesNoTreeOfWhatTheIssuerDidNotCommitTo() {
    String large = encoded("[\"salt-1\",\"name\",[" + "{},".repeat(30_000) + "{}]]");
    InboundMessage message = message(issued(claims()) + large + "~").build();
    Runnable refusing =
        () -> assertThat(Verdicts.reason(verifier.verify(message))).isEqualTo(Reason.UNVERIFIED);

    assertThat(Allocation.of(refusing)).isLessThan(4L * large.length());
  }

  @Test
  void dividesNoMoreThanItTakes() {
    String body = "~".repeat(200_000);

    assertThat(Allocation.of(() -> assertThat(reason(body)).isEqualTo(Reason.MALFORMED)))
        .isLessThan(5L * body.length());
  }

  @Test
  void refusesAKeyBindingThatItWouldNotCheck() {
    assertThat(reason(issued(claims()) + "eyJ.e30.AA")).isEqualTo(Reason.MALFORMED);
    assertThat(reason("no tilde")).isEqualTo(Reason.MALFORMED);
  }
}
