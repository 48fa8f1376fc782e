package io.github.verifiedresponse;

import static io.github.verifiedresponse.FormSamples.OF_BODY;
import static io.github.verifiedresponse.FormSamples.OF_HEADER;
import static io.github.verifiedresponse.FormSamples.assertRefused;
import static io.github.verifiedresponse.FormSamples.assertTaken;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.carrier.Carrier;
import io.github.verifiedresponse.message.Reason;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Method, path and framing, judged before a byte of the body is read. */
class RequestChecksTest {
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
        .isEqualTo("allowed methods: PATCH, POST, PUT");
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
    ResponseVerifier lenient =
        FormSamples.builder(Carrier.body("application/json")).strictUri(false).build();

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
}
