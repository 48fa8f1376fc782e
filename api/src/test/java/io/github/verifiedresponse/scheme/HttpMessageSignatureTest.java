package io.github.verifiedresponse.scheme;

import static io.github.verifiedresponse.scheme.HttpSamples.BODY;
import static io.github.verifiedresponse.scheme.HttpSamples.CLOCK;
import static io.github.verifiedresponse.scheme.HttpSamples.COVERED;
import static io.github.verifiedresponse.scheme.HttpSamples.KEYS;
import static io.github.verifiedresponse.scheme.HttpSamples.NOW;
import static io.github.verifiedresponse.scheme.HttpSamples.VENDOR;
import static io.github.verifiedresponse.scheme.HttpSamples.base;
import static io.github.verifiedresponse.scheme.HttpSamples.digest;
import static io.github.verifiedresponse.scheme.HttpSamples.open;
import static io.github.verifiedresponse.scheme.HttpSamples.reason;
import static io.github.verifiedresponse.scheme.HttpSamples.signed;
import static io.github.verifiedresponse.scheme.HttpSamples.verifier;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.ResponseVerifier;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.Verdicts;
import io.github.verifiedresponse.Verification;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.replay.ReplayGuards;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 9421 with RFC 9530. */
class HttpMessageSignatureTest {
  @Test
  void takesASignatureThatCoversTheDigestOfTheBody() {
    assertThat(
            Verdicts.verified(verifier().verify(signed(COVERED, base()).build()))
                .json()
                .path("event")
                .asText())
        .isEqualTo("paid");
  }

  @Test
  @DisplayName("AT-089 refuses another body behind a good signature")
  void refusesAnotherBodyBehindAGoodSignature() {
    assertThat(reason(verifier(), signed(COVERED, base()).body("{\"event\":\"void\"}")))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void countsWhatIsCoveredOnceUnlessTheSignerGivesANonce() {
    ResponseVerifier verifier = verifier(ReplayGuards.inMemory(10, CLOCK));
    String later = COVERED.replace("created=" + NOW, "created=" + (NOW - 1));

    assertThat(verifier.verify(signed(COVERED, base()).build()))
        .isInstanceOf(Verification.Verified.class);
    assertThat(verifier.verify(signed(later, base()).build()))
        .isNotInstanceOf(Verification.Verified.class);
    assertThat(verifier.verify(signed(later + ";nonce=\"2\"", base()).build()))
        .isInstanceOf(Verification.Verified.class);
  }

  @Test
  void refusesASignatureThatDoesNotCoverWhatIsRequired() {
    String input = "(\"@method\");created=" + NOW;

    assertThat(reason(verifier(), signed(input, "\"@method\": POST\n")))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void handsNoBodyOnThatIsNotSigned() {
    String input = "(\"@method\");created=" + NOW;

    var payload = Verdicts.verified(open().verify(signed(input, "\"@method\": POST\n").build()));

    assertThat(payload.json().isEmpty()).isTrue();
    assertThat(payload.content().toByteArray()).isNotEqualTo(SignedSample.utf8(BODY));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"@path\"|/hook",
        "\"@query\"|?a=1&b=two%20words",
        "\"@scheme\"|https",
        "\"@request-target\"|/hook?a=1&b=two%20words",
        "\"@authority\"|www.example.com",
        "\"@query-param\";name=\"b\"|two%20words",
        "\"content-type\"|application/json"
      })
  void computesTheComponent(String component, String value) {
    String input = "(" + component + ");created=" + NOW;
    ResponseVerifier open = open();

    Verdicts.verified(open.verify(signed(input, component + ": " + value + "\n").build()));
    assertThat(reason(open, signed(input, component + ": other\n"))).isEqualTo(Reason.UNVERIFIED);
  }

  @ParameterizedTest(name = "of the example in section 2.2.8, {0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "var|this%20is%20a%20big%0Amultiline%20value",
        "bar|with%20plus%20whitespace",
        "fa%C3%A7ade%22%3A%20|something"
      })
  void computesAQueryParameterWhoseNameIsEncoded(String name, String value) {
    String example =
        "/parameters?var=this%20is%20a%20big%0Amultiline%20value&bar=with+plus+whitespace"
            + "&fa%C3%A7ade%22%3A%20=something";
    String component = "\"@query-param\";name=\"" + name + "\"";
    String input = "(" + component + ");created=" + NOW;
    TestMessage signed = signed(input, component + ": " + value + "\n").target(example);

    Verdicts.verified(open().verify(signed.build()));
    assertThat(reason(open(), signed.target(example + "&" + name + "=" + value)))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"fa%c3%a7ade", "façade", "a b", "a+b", "fa%C3%A7ade%20"})
  void refusesAQueryParameterWhoseNameIsEncodedInAnotherWay(String name) {
    String component = "\"@query-param\";name=\"" + name + "\"";
    String input = "(" + component + ");created=" + NOW;
    String lines = component + ": 1\n";

    assertThat(reason(open(), signed(input, lines).target("/hook?fa%C3%A7ade=1&a+b=1")).status())
        .isBetween(400, 499);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(\"@unknown\");created=1700000000",
        "(\"@method\";sf);created=1700000000",
        "(\"X-Upper\");created=1700000000",
        "(\"x-absent\");created=1700000000",
        "(\"@query-param\";name=\"none\");created=1700000000",
        "(\"@method\" \"@method\");created=1700000000",
        "(\"@method\");created=1700000000;alg=\"hmac-sha256\"",
        "(\"@method\");created=1700000000;unknown=\"x\""
      })
  void refusesWhatItCannotCompute(String input) {
    assertThat(reason(open(), signed(input, "\"@method\": POST\n"))).isEqualTo(Reason.UNVERIFIED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "sig1",
        "sig1=",
        "sig1=(",
        "sig1=(\"a",
        "sig1=(\"a\"\"b\")",
        "sig1=(\"\\x\")",
        "sig1=();created",
        "sig1=();created=",
        "sig1=();created=99999999999999999",
        "sig1=();created=1;created=2",
        "sig1=() x",
        "sig1=(),sig1=()",
        "Sig1=()",
        "sig1=(\"\u00e9\")"
      })
  void refusesAMalformedInput(String input) {
    TestMessage message = signed(COVERED, base()).header("Signature-Input", input);

    assertThat(reason(verifier(), message))
        .isIn(Reason.MALFORMED, Reason.MISSING_SIGNATURE, Reason.STALE, Reason.UNVERIFIED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"sig1=x", "sig1=:AAA:", "sig1=:AA==", "sig2=:AAAA:", "sig1=:AAAA:, "})
  void refusesAMalformedSignature(String signature) {
    TestMessage message = signed(COVERED, base()).header("Signature", signature);

    assertThat(reason(verifier(), message)).isIn(Reason.MALFORMED, Reason.AMBIGUOUS);
  }

  @Test
  void refusesTwoSignatures() {
    TestMessage message =
        signed(COVERED, base())
            .header("Signature-Input", "a=();created=1, b=();created=1")
            .header("Signature", "a=:AAAA:, b=:AAAA:");

    assertThat(reason(verifier(), message)).isEqualTo(Reason.AMBIGUOUS);
  }

  @Test
  void refusesWhatHasExpiredOrHasNoTime() {
    String expired = COVERED + ";expires=" + (NOW - 60);
    String undated = "(\"@method\" \"@target-uri\" \"content-digest\");keyid=\"k1\"";

    assertThat(reason(verifier(), signed(expired, base()))).isEqualTo(Reason.STALE);
    assertThat(reason(verifier(), signed(undated, base()))).isEqualTo(Reason.STALE);
  }

  @Test
  void takesTheStrongerDigestAndRefusesOneThatItDoesNotKnow() {
    String strong = digest("sha-512", "SHA-512", BODY);
    String weak = "md5=:AAAA:";

    Verdicts.verified(
        verifier().verify(signed(COVERED, base(strong)).header("Content-Digest", strong).build()));
    assertThat(reason(verifier(), signed(COVERED, base(weak)).header("Content-Digest", weak)))
        .isEqualTo(Reason.UNVERIFIED);
  }

  @Test
  void doesNotStartWithAnUnknownAlgorithmOrWithoutItsAddress() {
    assertThatThrownBy(() -> verifier("alg", "none"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("hmac-sha256");
    assertThatThrownBy(() -> VENDOR.scheme(KEYS.deployment()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("config.public-url is not set");
    assertThatThrownBy(() -> verifier("public-url", "https://www.example.com/"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("without a trailing slash");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"none", "@method", "@method,@target-uri", "Content-Digest", " ", "digest"})
  void doesNotStartWhereTheBodyNeedNotBeCovered(String components) {
    assertThatThrownBy(() -> verifier("components", components))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("config.components")
        .hasMessageContaining("add content-digest");
  }

  @Test
  void startsWithOtherComponentsBesideTheDigest() {
    assertThat(reason(verifier("components", "@method , content-digest"), signed(COVERED, "")))
        .isEqualTo(Reason.UNVERIFIED);
    Verdicts.verified(
        verifier("components", "@method , content-digest").verify(signed(COVERED, base()).build()));
  }
}
