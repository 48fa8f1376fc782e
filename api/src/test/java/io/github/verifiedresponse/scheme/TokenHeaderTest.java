package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.message.Reason;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * No token says by which key or algorithm it is verified, in any row: not even one that the
 * vendor's own key has signed. {@link DetachedJwsTest} asks tokens without a payload.
 */
class TokenHeaderTest {
  private static final Pattern TOKEN =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+");

  static Stream<Vendor> tokens() {
    return VendorContractTest.vendors()
        .filter(
            vendor ->
                switch (vendor.family) {
                  case JWS, JWS_HASH, SD_JWT -> !vendor.takesCertificates();
                  case DETACHED, JWS_DETACHED, HTTP_SIGNATURE -> false;
                });
  }

  static Stream<Arguments> foreign() {
    return tokens()
        .flatMap(
            vendor ->
                Stream.of(
                        "\"jku\":\"https://keys.example/\"",
                        "\"x5u\":\"https://keys.example/\"",
                        "\"jwk\":{\"kty\":\"oct\",\"k\":\"AAAA\"}",
                        "\"x5c\":[\"AAAA\"]",
                        "\"b64\":false",
                        "\"crit\":[\"b64\"]")
                    .filter(member -> !isIgnored(vendor, member))
                    .map(member -> Arguments.of(vendor, member)));
  }

  /** Issuers of credentials send a chain, and no key is taken from it. */
  private static boolean isIgnored(Vendor vendor, String member) {
    return vendor.family == Vendor.Family.SD_JWT && member.startsWith("\"x5c");
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tokens")
  void takesATokenWhoseHeaderIsSignedAgain(Vendor vendor) throws Exception {
    Verdicts.verified(verify(vendor, header -> header));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("foreign")
  void refusesATokenThatNamesAKeyOrWhereItIs(Vendor vendor, String member) throws Exception {
    assertRefused(verify(vendor, header -> header.replace("}", "," + member + "}")));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("tokens")
  void refusesATokenThatNamesAnotherAlgorithm(Vendor vendor) throws Exception {
    for (String other : new String[] {"none", "HS384", "RS512", ""}) {
      assertRefused(
          verify(
              vendor,
              header -> header.replaceFirst("\"alg\":\"[^\"]+\"", "\"alg\":\"" + other + "\"")));
    }
  }

  private static void assertRefused(Verification verification) {
    assertThat(Verdicts.reason(verification)).isIn(Reason.MALFORMED, Reason.UNVERIFIED);
  }

  /** Another header of the token's. */
  @FunctionalInterface
  private interface Edit {
    String of(String header);
  }

  /** Verifies a genuine request whose token was signed again, by the same key. */
  private static Verification verify(Vendor vendor, Edit edit) throws Exception {
    SignedSample genuine = VendorContractTest.sample(vendor);
    String body = edited(vendor, SignedSample.text(genuine.body), edit);
    SignedSample forged = genuine.with(SignedSample.utf8(body), genuine.query);
    forged.headers.replaceAll((name, value) -> edited(vendor, value, edit));
    return VendorContractTest.verifier(vendor, 1).verify(forged.request().build());
  }

  private static String edited(Vendor vendor, String text, Edit edit) {
    Matcher token = TOKEN.matcher(text);
    if (!token.find()) {
      return text;
    }
    String[] parts = token.group().split("\\.", -1);
    byte[] header = Objects.requireNonNull(Encoding.BASE64URL.decode(parts[0]));
    String input =
        Encoding.BASE64URL.encode(SignedSample.utf8(edit.of(SignedSample.text(header))))
            + "."
            + parts[1];
    byte[] signature = new TestKeys(vendor, 1).sign(SignedSample.utf8(input));
    return text.replace(token.group(), input + "." + Encoding.BASE64URL.encode(signature));
  }
}
