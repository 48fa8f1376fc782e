package io.github.verifiedresponse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The outer form, judged before a byte of the body is read. */
class RequestFormTest {
  private static final ResponseVerifier OF_BODY = verifying(Carrier.body("application/json"));
  private static final ResponseVerifier OF_HEADER = verifying(Carrier.header("X-Result"));

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "PATCH"})
  void takesTheMethodsThatCarryABody(String method) {
    assertTaken(OF_BODY, TestMessage.ofJson("{}").method(method));
  }

  @ParameterizedTest(name = "AT-117 {0}")
  @ValueSource(
      strings = {"GET", "HEAD", "DELETE", "OPTIONS", "TRACE", "CONNECT", "post", "FOO", ""})
  void refusesOtherMethodsForABody(String method) {
    TestMessage message = TestMessage.ofJson("{}").method(method);

    assertRefused(OF_BODY, message, Reason.METHOD_NOT_ALLOWED);
    assertThat(Verdicts.rejected(OF_BODY.verify(message.build())).detail())
        .isEqualTo("allowed are PATCH, POST, PUT");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"})
  void takesMoreMethodsForAHeader(String method) {
    assertTaken(OF_HEADER, TestMessage.get("/results").method(method).header("X-Result", "r"));
  }

  @ParameterizedTest(name = "AT-117 {0}")
  @ValueSource(strings = {"OPTIONS", "TRACE", "CONNECT", "get", "FOO"})
  void refusesOtherMethodsForAHeader(String method) {
    TestMessage message = TestMessage.get("/results").method(method).header("X-Result", "r");

    assertRefused(OF_HEADER, message, Reason.METHOD_NOT_ALLOWED);
  }

  @ParameterizedTest(name = "AT-121 {0}")
  @ValueSource(
      strings = {
        "/a;x/b",
        "/a/b;jsessionid=1",
        "/a%3bx/b",
        "/a%3Bx/b",
        "/a%2fb",
        "/a%2Fb",
        "/a\\b",
        "/a%5cb",
        "/a%5Cb",
        "/a%00",
        "//a",
        "/a//b",
        "/a//",
        "/./a",
        "/a/.",
        "/../a",
        "/a/..",
        "/a/%2e%2e/b",
        "/a/.%2E/b",
        "/%2e",
        "/a b",
        "/a\tb",
        "/a\nb",
        "/\u00e9",
        "/a\u007f",
        "http://host/a"
      })
  void refusesAPathThatServersReadInTwoWays(String path) {
    assertRefused(OF_BODY, TestMessage.ofJson("{}").target(path), Reason.MALFORMED);
    assertRefused(OF_BODY, TestMessage.ofJson("{}").target(path + "?q=1"), Reason.MALFORMED);
    assertRefused(OF_HEADER, TestMessage.get(path).header("X-Result", "r"), Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/a/",
        "/a/b.c",
        "/a...b/...",
        "/a%20b",
        "/%C3%A9",
        "/a,b=c:d@e!$&'()*+",
        "/a?b;c//d/..%2f"
      })
  void takesAPathThatHasOneReading(String target) {
    assertTaken(OF_BODY, TestMessage.ofJson("{}").target(target));
  }

  @Test
  @DisplayName("AT-121 takes any path where strict-uri is off")
  void takesAnyPathWhereStrictUriIsOff() {
    ResponseVerifier lenient = builder(Carrier.body("application/json")).strictUri(false).build();

    assertTaken(lenient, TestMessage.ofJson("{}").target("/a;x//../b%2f"));
  }

  @ParameterizedTest(name = "AT-106 {0}")
  @ValueSource(
      strings = {
        "foo",
        "chunked, foo",
        "foo, chunked",
        "",
        "xchunked",
        "identity",
        "gzip, chunked",
        "chunked,chunked",
        " chunked"
      })
  void refusesATransferEncodingOtherThanChunked(String value) {
    assertRefused(
        OF_BODY, TestMessage.ofJson("{}").header("Transfer-Encoding", value), Reason.MALFORMED);
    assertRefused(
        OF_HEADER,
        TestMessage.get("/").header("X-Result", "r").header("Transfer-Encoding", value),
        Reason.MALFORMED);
  }

  @Test
  @DisplayName("AT-105, AT-106 takes chunked alone, once and without a Content-Length")
  void takesChunkedAlone() {
    assertTaken(OF_BODY, TestMessage.ofJson("{}").header("Transfer-Encoding", "chunked"));
    assertTaken(OF_BODY, TestMessage.ofJson("{}").header("Transfer-Encoding", "Chunked"));
    assertRefused(
        OF_BODY,
        TestMessage.ofJson("{}").header("Transfer-Encoding", "chunked", "chunked"),
        Reason.MALFORMED);
    assertRefused(
        OF_BODY,
        TestMessage.ofJson("{}")
            .header("Transfer-Encoding", "chunked")
            .header("Content-Length", "2"),
        Reason.MALFORMED);
  }

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
    assertRefused(
        OF_BODY, TestMessage.ofJson("{}").header("Content-Length", "2", "2"), Reason.MALFORMED);
  }

  @ParameterizedTest(name = "AT-111 {0}")
  @ValueSource(strings = {"gzip", "br", "deflate", "gzip, gzip", "", "identity, gzip"})
  void refusesAnEncodedBody(String value) {
    assertRefused(
        OF_BODY,
        TestMessage.ofJson("{}").header("Content-Encoding", value),
        Reason.UNSUPPORTED_CONTENT);
  }

  @Test
  void takesABodyThatSaysItIsNotEncoded() {
    assertTaken(OF_BODY, TestMessage.ofJson("{}").header("Content-Encoding", "Identity"));
    assertRefused(
        OF_BODY,
        TestMessage.ofJson("{}").header("Content-Encoding", "identity", "identity"),
        Reason.UNSUPPORTED_CONTENT);
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
        "application/json; charset=utf-16",
        "application/json; charset=\"UTF-16\"",
        "application/json; CHARSET = iso-8859-1",
        "application/json; charset",
        "application/json; charset=",
        "application/json; charset=utf-8; charset=utf-16",
        "application/json;x=1;charset=utf-7",
        "application/json; charset*=utf-16''x"
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
        "application/json; profile=x"
      })
  void takesTheContentTypeInAnySpelling(String value) {
    assertTaken(OF_BODY, TestMessage.ofJson("{}").header("Content-Type", value));
  }

  @Test
  void saysWhichContentTypesAreTaken() {
    ResponseVerifier verifier = verifying(Carrier.body("text/plain", "application/jwt"));

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

  private static void assertTaken(ResponseVerifier verifier, TestMessage message) {
    assertThat(verifier.verify(message.build())).isInstanceOf(Verification.Verified.class);
  }

  private static void assertRefused(ResponseVerifier verifier, TestMessage message, Reason reason) {
    assertThat(Verdicts.reason(verifier.verify(message.build()))).isEqualTo(reason);
    assertThat(message.reads()).as("times that the body was read").isZero();
  }

  private static ResponseVerifier verifying(Carrier carrier) {
    return builder(carrier).build();
  }

  private static ResponseVerifierBuilder builder(Carrier carrier) {
    return ResponseVerifier.named("form")
        .scheme(new FakeScheme(RecordedParts.NOW))
        .carrier(carrier)
        .clock(TestClock.at(RecordedParts.NOW))
        .replayGuard(ReplayGuard.disabled());
  }
}
