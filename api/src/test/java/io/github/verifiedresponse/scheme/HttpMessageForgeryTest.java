package io.github.verifiedresponse.scheme;

import static io.github.verifiedresponse.scheme.HttpSamples.BODY;
import static io.github.verifiedresponse.scheme.HttpSamples.COVERED;
import static io.github.verifiedresponse.scheme.HttpSamples.KEYS;
import static io.github.verifiedresponse.scheme.HttpSamples.NOW;
import static io.github.verifiedresponse.scheme.HttpSamples.base;
import static io.github.verifiedresponse.scheme.HttpSamples.digest;
import static io.github.verifiedresponse.scheme.HttpSamples.open;
import static io.github.verifiedresponse.scheme.HttpSamples.reason;
import static io.github.verifiedresponse.scheme.HttpSamples.signed;
import static io.github.verifiedresponse.scheme.HttpSamples.verifier;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.TestVendor;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuard;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Signatures of RFC 9421 that are good, and do not mean what the request says. */
class HttpMessageForgeryTest {
  private static final String DIGEST = digest("sha-256", "SHA-256", BODY);
  private static final String STRONG = digest("sha-512", "SHA-512", BODY);
  private static final String OTHER = digest("sha-256", "SHA-256", "{\"event\":\"void\"}");

  @Test
  @DisplayName("AT-085 refuses a signature that covers nothing")
  void refusesASignatureThatCoversNothing() {
    String nothing = "();created=" + NOW + ";keyid=\"k1\"";

    Verdicts.verified(open().verify(signed(nothing, "").build()));
    assertThat(reason(verifier(), signed(nothing, ""))).isEqualTo(Reason.UNVERIFIED);
    assertThat(reason(verifier("components", "content-digest"), signed(nothing, "")))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  @DisplayName("AT-088 refuses the status of a response on a request")
  void refusesTheStatusOfAResponseOnARequest() {
    String input = "(\"@status\" \"content-digest\");created=" + NOW;
    String lines = "\"@status\": 200\n\"content-digest\": " + DIGEST + "\n";

    assertThat(reason(open(), signed(input, lines))).isEqualTo(Reason.UNVERIFIED);
    assertThat(reason(open(), signed(input, lines).header("@status", "200")))
        .isEqualTo(Reason.UNVERIFIED);
  }

  private static TestMessage withDigest(String digest) {
    return signed(COVERED, base(digest)).header("Content-Digest", digest);
  }

  @Test
  @DisplayName("AT-090 refuses digests that are wrong, weak, unknown or there twice")
  void refusesDigestsOfWhichOneIsWrongOrNoneIsKnown() {
    Verdicts.verified(verifier().verify(withDigest(STRONG + ", " + DIGEST).build()));
    for (String digest :
        new String[] {
          STRONG + ", " + OTHER,
          OTHER + ", " + STRONG,
          "md5=:Sd/dVLAcvNLSq16eXua5uQ==:",
          "unixsum=:AAAA:, crc32c=:AAAA:",
          DIGEST + ", " + DIGEST,
          OTHER + ", " + DIGEST,
          DIGEST + ", " + OTHER,
          DIGEST.toUpperCase(Locale.ROOT),
          DIGEST + ",",
          "sha-256=x"
        }) {
      assertThat(reason(verifier(), withDigest(digest))).as(digest).isEqualTo(Reason.UNVERIFIED);
    }
  }

  /** No label is pinned: a request has one signature, and all that is required is under it. */
  @Test
  void refusesASecondSignatureBesideAGoodOne() {
    TestMessage good = signed(COVERED, base());
    String input = good.build().header("Signature-Input").get(0);
    String signature = good.build().header("Signature").get(0);
    String other = ", other=" + COVERED;

    assertThat(
            reason(
                verifier(),
                good.header("Signature-Input", input + other)
                    .header("Signature", signature + ", other=:AAAA:")))
        .isEqualTo(Reason.AMBIGUOUS);
  }

  /** So nothing is open where both guard one address: no request is good for both. */
  @Test
  void noSignatureOfShuftiProIsOneOfRfc9421NorTheOtherWayRound() {
    Vendor shuftiPro = Vendors.named("shufti-pro");
    TestMessage ours = signed(COVERED, base());
    String theirs = TestVendor.shuftiPro().shuftiProSignature(SignedSample.utf8(BODY));
    ResponseVerifier other =
        ResponseVerifier.named("shufti")
            .scheme(shuftiPro.scheme(TestVendor.shuftiPro().keys()))
            .replayGuard(ReplayGuard.disabled())
            .build();

    assertThat(reason(other, ours)).isEqualTo(Reason.MALFORMED);
    assertThat(reason(verifier(), ours.header("Signature", theirs))).isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest(name = "AT-092 refuses alg=\"{0}\" beside a key of ed25519")
  @ValueSource(
      strings = {"rsa-pss-sha512", "ecdsa-p256-sha256", "hmac-sha256", "none", "", "ED25519"})
  void refusesAnAlgorithmThatContradictsTheKey(String algorithm) {
    String alg = ";alg=\"";

    Verdicts.verified(verifier().verify(signed(COVERED + alg + "ed25519\"", base()).build()));
    assertThat(reason(verifier(), signed(COVERED + alg + algorithm + "\"", base())))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  @DisplayName("AT-093 refuses what is of the future, has expired or has no time")
  void refusesWhatIsOfTheFutureHasExpiredOrHasNoTime() {
    String components = "(\"@method\" \"@target-uri\" \"content-digest\")";
    for (String times :
        new String[] {
          ";created=" + (NOW + 31),
          ";created=" + NOW + ";expires=" + (NOW - 30),
          ";created=" + (NOW - 331),
          ";expires=" + (NOW + 60),
          ";created=\"" + NOW + "\"",
          ";created",
          ""
        }) {
      assertThat(reason(verifier(), signed(components + times, base())))
          .as(times)
          .isEqualTo(Reason.STALE);
    }
  }

  @ParameterizedTest(name = "AT-094 refuses {0}")
  @ValueSource(strings = {"bs", "sf", "key=\"sha-256\"", "req", "tr", "bs=1", "name=\"a\""})
  void refusesAComponentThatIsReadInAnotherWay(String parameter) {
    String component = "\"content-digest\";" + parameter;
    String input = "(" + component + ");created=" + NOW;

    assertThat(reason(open(), signed(input, component + ": " + DIGEST + "\n")))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  @DisplayName("AT-094 refuses two inputs, a label in upper case and a thousand components")
  void refusesTwoInputsALabelInUpperCaseAndAThousandComponents() {
    String good = "sig1=" + COVERED;
    String thousand =
        IntStream.range(0, 1000)
            .mapToObj(i -> "\"a" + i + "\"")
            .collect(Collectors.joining(" ", "(", ");created=" + NOW));

    assertThat(reason(verifier(), signed(COVERED, base()).header("Signature-Input", good, good)))
        .isEqualTo(Reason.AMBIGUOUS);
    assertThat(
            reason(
                verifier(), signed(COVERED, base()).header("Signature-Input", "SIG1=" + COVERED)))
        .isEqualTo(Reason.MALFORMED);
    assertThat(reason(open(), signed(thousand, ""))).isEqualTo(Reason.UNVERIFIED);
    assertThat(reason(open(), signed(thousand.replace("a", "aaaa"), "")))
        .isEqualTo(Reason.MALFORMED);
  }

  private static TestMessage toHost(String host) {
    String input = "(\"@authority\" \"content-digest\");created=" + NOW;
    String lines = "\"@authority\": www.example.com\n\"content-digest\": " + DIGEST + "\n";
    return signed(input, lines).header("Host", host);
  }

  @Test
  @DisplayName("AT-095 refuses another authority in the header Host")
  void refusesAnotherAuthorityInTheHeaderHost() {
    ResponseVerifier verifier =
        verifier(KEYS.deployment().with("components", "@authority,content-digest"));

    Verdicts.verified(verifier.verify(toHost("WWW.example.com:443").build()));
    for (String other :
        new String[] {"www.example.org", "www.example.com:8443", "www.example.com."}) {
      assertThat(reason(verifier, toHost(other))).as(other).isEqualTo(Reason.UNVERIFIED);
    }
  }

  @ParameterizedTest(name = "AT-095 refuses {0} to {2} in place of /hook?a=1")
  @CsvSource(
      delimiter = '|',
      value = {
        "\"@path\"|/hook|/a/../hook?a=1",
        "\"@path\"|/hook|/./hook?a=1",
        "\"@path\"|/hook|/hook/?a=1",
        "\"@path\"|/hook|/h%6Fok?a=1",
        "\"@query-param\";name=\"a\"|1|/hook?a=1&a=1",
        "\"@query-param\";name=\"a\"|1|/hook?a=2&a=1",
        "\"@query-param\";name=\"a\"|1|/hook?a=1&%61=2"
      })
  void refusesAnotherTarget(String component, String value, String target) {
    String input = "(" + component + ");created=" + NOW;
    String lines = component + ": " + value + "\n";

    Verdicts.verified(open().verify(signed(input, lines).target("/hook?a=1").build()));
    assertThat(reason(open(), signed(input, lines).target(target))).isEqualTo(Reason.UNVERIFIED);
  }
}
