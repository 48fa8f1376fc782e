package io.github.verifiedresponse;

import static io.github.verifiedresponse.FormSamples.OF_BODY;
import static io.github.verifiedresponse.FormSamples.OF_HEADER;
import static io.github.verifiedresponse.FormSamples.assertRefused;
import static io.github.verifiedresponse.FormSamples.assertTaken;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.carrier.Carriers;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.wire.ContentType;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Length, encoding and type of a body, judged before a byte of it is read. */
class RequestContentTest {

  @ParameterizedTest(name = "AT-107 {0}")
  @ValueSource(strings = {"+2", "-1", "0x2", "", "2,2", " 2", "2.0", "\uff12"})
  void refusesAContentLengthThatIsNoDecimalNumber(String value) {
    assertRefused(
        OF_BODY, TestMessage.ofJson("{}").header("Content-Length", value), Reason.MALFORMED);
  }

  @ParameterizedTest(name = "AT-107 {0}")
  @ValueSource(strings = {"262145", "4294967298", "9223372036854775807", "99999999999999999999"})
  void refusesADeclaredLengthOverTheLimit(String value) {
    assertRefused(
        OF_BODY, TestMessage.ofJson("{}").header("Content-Length", value), Reason.TOO_LARGE);
  }

  @Test
  @DisplayName("AT-107 takes one Content-Length up to the limit")
  void takesOneContentLengthUpToTheLimit() {
    assertTaken(OF_BODY, TestMessage.ofJson("{}").header("Content-Length", "262144"));
  }

  @Test
  @DisplayName("AT-107 takes a Content-Length that is said twice as one, and no two")
  void takesAContentLengthThatIsSaidTwiceAsOne() {
    assertTaken(OF_BODY, TestMessage.ofJson("{}").header("Content-Length", "2", "2"));
    assertRefused(
        OF_BODY, TestMessage.ofJson("{}").header("Content-Length", "2", "3"), Reason.MALFORMED);
    assertRefused(
        OF_BODY, TestMessage.ofJson("{}").header("Content-Length", "2", "02"), Reason.MALFORMED);
    assertRefused(
        OF_BODY, TestMessage.ofJson("{}").header("Content-Length", "+2", "+2"), Reason.MALFORMED);
  }

  @ParameterizedTest(name = "AT-111 {0}")
  @ValueSource(strings = {"gzip", "br", "deflate", "gzip, gzip", "identity, gzip"})
  void refusesAnEncodedBody(String value) {
    assertRefused(
        OF_BODY,
        TestMessage.ofJson("{}").header("Content-Encoding", value),
        Reason.UNSUPPORTED_CONTENT);
  }

  @Test
  void takesABodyThatSaysItIsNotEncoded() {
    assertTaken(OF_BODY, TestMessage.ofJson("{}").header("Content-Encoding", "Identity"));
    assertTaken(OF_BODY, TestMessage.ofJson("{}").header("Content-Encoding", ""));
    assertTaken(OF_BODY, TestMessage.ofJson("{}").header("Content-Encoding", "", "identity"));
    assertRefused(
        OF_BODY,
        TestMessage.ofJson("{}").header("Content-Encoding", "", "gzip"),
        Reason.UNSUPPORTED_CONTENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/cloudevents+json",
        "application/CloudEvents+JSON; charset=utf-8",
        "application/vnd.vendor.result-v1+json"
      })
  void takesWhatIsWrittenInJson(String value) {
    assertTaken(OF_BODY, TestMessage.ofJson("{}").header("Content-Type", value));
  }

  @ParameterizedTest(name = "AT-113 {0}")
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "text/xml",
        "*/*",
        "application/*",
        "application/json, text/plain",
        "application/jsonx",
        "application/+json",
        "application/*+json",
        "application/x+y+json",
        "application/cloudevents+jsonx",
        "application/cloudevents+json-seq",
        "application/cloudevents+xml",
        "application/cloudevents+json; charset=utf-16",
        "application/cloudevents+json, text/plain",
        "text/cloudevents+json",
        "application/json; charset=utf-16",
        "application/json; charset=\"UTF-16\"",
        "application/json; CHARSET = iso-8859-1",
        "application/json; charset",
        "application/json; charset=",
        "application/json; charset=utf-8; charset=utf-16",
        "application/json;x=1;charset=utf-7",
        "application/json; charset*=utf-16''x",
        "application/json; a=b charset=utf-16",
        "application/json; a=\"b; charset=utf-16",
        "application/json; a=\"b\"charset=utf-16",
        "application/json; a=b\\; charset=utf-8",
        "application/json; charset =utf-8",
        "application/json; charset= utf-8",
        "application/json; charset=utf-8; charset=utf-8",
        "application/json; charset=\"utf\\-8\"",
        "application/json; charset='utf-8'",
        "application/json; =utf-8",
        "application/json charset=utf-8",
        "application/json; a=\u00e9",
        " application/json",
        "application/ json",
        "application",
        "application/json; a=\"\u0001\"",
        "application/json; a=\"\\\"\"; charset=utf-8",
        "application/json; a=\"\\\"; charset=utf-16; b=\\\"\"",
        "application/json; a=\"=\"; x*charset=utf-16",
        "application/json; a=\"\"; $charset=utf-16",
        "application/json; charset*=utf-8''utf-16",
        "application/json; a=",
        "application/json; a",
        "application/json;,",
        ""
      })
  void refusesAContentTypeThatIsNotTaken(String value) {
    assertRefused(
        OF_BODY,
        TestMessage.ofJson("{}").header("Content-Type", value),
        Reason.UNSUPPORTED_CONTENT);
  }

  @Test
  @DisplayName("AT-113 refuses no Content-Type and two of them")
  void refusesNoContentTypeAndTwoOfThem() {
    assertRefused(
        OF_BODY, TestMessage.ofJson("{}").header("Content-Type"), Reason.UNSUPPORTED_CONTENT);
    assertRefused(
        OF_BODY,
        TestMessage.ofJson("{}").header("Content-Type", "application/json", "application/json"),
        Reason.UNSUPPORTED_CONTENT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON",
        "application/json;charset=utf-8",
        "application/json ; Charset=\"UTF-8\"",
        "application/json; charset=us-ascii",
        "application/json;charset=utf8",
        "application/json; charset=\"UTF8\"",
        "application/json;",
        "application/json; ; charset=utf-8 ;",
        "application/json; a=\"b; charset=utf-16\"",
        "application/json;\tcharset=utf-8 \t",
        "application/json; q=0utf-8",
        "application/json; profile=x",
        "application/json; odata.metadata=minimal; x-a_b=1"
      })
  void takesTheContentTypeInAnySpelling(String value) {
    assertTaken(OF_BODY, TestMessage.ofJson("{}").header("Content-Type", value));
  }

  @Test
  void takesUsAsciiForAsciiOnly() {
    TestMessage other =
        TestMessage.ofJson("{\"a\":\"\u00e9\"}")
            .header("Content-Type", "application/json; charset=\"US-ASCII\"");

    assertThat(Verdicts.rejected(OF_BODY.verify(other.build())).detail())
        .isEqualTo("the charset is us-ascii, but the body is not ASCII");
  }

  @Test
  void refusesUsAsciiForAFormWhichCanSpellOtherCharacters() {
    TestMessage form =
        new TestMessage()
            .header("Content-Type", "application/x-www-form-urlencoded; charset=us-ascii")
            .body("r=%C3%A9");

    assertRefused(FormSamples.verifying(Carriers.form("r")), form, Reason.UNSUPPORTED_CONTENT);
  }

  @Test
  void saysWhatIsWrongWithAContentType() {
    assertThat(detail("application/json; a=b charset=utf-16"))
        .isEqualTo(
            "the Content-Type must be a single media type, with each parameter once, as name=value");
    assertThat(detail("application/json; charset='utf-8'"))
        .isEqualTo("the charset of the Content-Type must be utf-8, without single quotes");
  }

  private static String detail(String contentType) {
    return Verdicts.rejected(
            OF_BODY.verify(TestMessage.ofJson("{}").header("Content-Type", contentType).build()))
        .detail();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", ";", " "})
  void readsALongParameter(String piece) {
    String value = "application/json; a=\"" + piece.repeat(100_000);

    assertThat(ContentType.parse(value)).isEmpty();
    assertThat(ContentType.parse(value + "\"")).isPresent();
  }

  @Test
  void saysWhichContentTypesAreTaken() {
    ResponseVerifier verifier =
        FormSamples.verifying(Carrier.body("text/plain", "application/jwt"));

    assertThat(Verdicts.rejected(verifier.verify(TestMessage.ofJson("{}").build())).detail())
        .isEqualTo("the Content-Type must be application/jwt or text/plain, in UTF-8");
  }

  @ParameterizedTest
  @MethodSource("headerMessages")
  void readsNoBodyForASignedThingInAHeader(TestMessage message) {
    Verification verification = OF_HEADER.verify(message.build());

    assertThat(verification).isInstanceOf(Verification.Verified.class);
    assertThat(message.reads()).isZero();
  }

  static Stream<TestMessage> headerMessages() {
    return Stream.of(
        TestMessage.ofJson("{}").header("X-Result", "r"),
        TestMessage.ofJson("{}").header("X-Result", "r").header("Content-Encoding", "gzip"),
        TestMessage.ofJson("{}").header("X-Result", "r").header("Content-Type", "image/png"));
  }
}
