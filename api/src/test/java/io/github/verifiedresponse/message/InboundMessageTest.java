package io.github.verifiedresponse.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.TestMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InboundMessageTest {

  @Test
  void splitsItsTargetAtTheFirstQuestionMark() {
    InboundMessage message = TestMessage.get("/a%20b?c=d?e").build();

    assertThat(message.method()).isEqualTo("GET");
    assertThat(message.target()).isEqualTo("/a%20b?c=d?e");
    assertThat(message.path()).isEqualTo("/a%20b");
    assertThat(message.query()).isEqualTo("c=d?e");
    assertThat(TestMessage.get("/a").build().path()).isEqualTo("/a");
    assertThat(TestMessage.get("/a").build().query()).isEmpty();
  }

  @Test
  void readsItsBodyOnceAndOnlyWhenAsked() throws RejectedException {
    TestMessage sent = TestMessage.ofJson("{}");
    InboundMessage message = sent.build();

    assertThat(message.bodyIfRead()).isEmpty();
    assertThat(sent.reads()).isZero();
    assertThat(message.body()).isEqualTo(Content.ofText("{}"));
    assertThat(message.body()).isEqualTo(Content.ofText("{}"));
    assertThat(message.bodyIfRead()).contains(Content.ofText("{}"));
    assertThat(sent.reads()).isEqualTo(1);
  }

  @Test
  void takesABodyThatNobodyReadOffTheConnection() throws RejectedException {
    TestMessage unread = TestMessage.ofJson("{}");
    unread.build().discardBody();
    assertThat(unread.reads()).isEqualTo(1);

    TestMessage read = TestMessage.ofJson("{}");
    InboundMessage message = read.build();
    message.body();
    message.discardBody();
    assertThat(read.reads()).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "Transfer-Encoding, chunked, 1",
    "Transfer-Encoding, identity, 0",
    "Transfer-Encoding, 'gzip, chunked', 0",
    "Content-Length, 2, 1",
    "Expect, 100-continue, 0"
  })
  void discardsNothingThatIsKeptBackOrHasNoKnownEnd(String header, String value, int reads) {
    TestMessage unread = TestMessage.ofJson("{}").header(header, value);
    unread.build().discardBody();
    assertThat(unread.reads()).isEqualTo(reads);
  }

  @Test
  void readsNothingMoreOfABodyThatWasTooLarge() {
    TestMessage large =
        TestMessage.ofJson("{}")
            .body(
                () -> {
                  throw new RejectedException(Reason.TOO_LARGE, "too large");
                });
    InboundMessage message = large.build();
    Refusals.refusal(message::body);
    message.discardBody();
    assertThat(large.reads()).isEqualTo(1);
  }

  @Test
  void discardsQuietlyWhatCannotBeRead() {
    TestMessage.ofJson("{}")
        .body(
            () -> {
              throw new OutOfMemoryError("of this test");
            })
        .build()
        .discardBody();
    InboundMessage.of("POST", "/")
        .headers(
            name -> {
              throw new IllegalStateException("of this test");
            })
        .build()
        .discardBody();
  }

  @Test
  void holdsABodyThatIsInMemoryAlready() throws RejectedException {
    InboundMessage message =
        InboundMessage.of("POST", "/").body(Content.ofText("in memory")).build();

    assertThat(message.body()).isEqualTo(Content.ofText("in memory"));
  }

  @Test
  void isEmptyByDefault() throws RejectedException {
    InboundMessage message = InboundMessage.of("POST", "/").build();

    assertThat(message.header("Signature")).isEmpty();
    assertThat(message.singleHeader("Signature")).isEmpty();
    assertThat(message.body().isEmpty()).isTrue();
    assertThat(message.parts()).isEmpty();
    assertThat(message.caller().principal()).isEmpty();
    assertThat(message.caller().sessionValue("user")).isEmpty();
    assertThat(message.caller().attribute("user")).isEmpty();
  }

  @Test
  void takesOneValueOfAHeader() throws RejectedException {
    TestMessage sent = new TestMessage().header("Signature", "a");

    assertThat(sent.build().singleHeader("signature")).contains("a");
    sent.header("Signature", "");
    assertThat(sent.build().singleHeader("signature")).isEmpty();
    sent.header("Signature", "a", "a");
    RejectedException refusal = Refusals.refusal(() -> sent.build().singleHeader("Signature"));
    assertThat(refusal.reason()).isEqualTo(Reason.AMBIGUOUS);
    assertThat(refusal).hasMessage("ambiguous: the header Signature occurs more than once");
    assertThat(refusal.getStackTrace()).isEmpty();
  }

  @Test
  void showsNoMethodThatSomebodyMadeUp() {
    assertThat(TestMessage.get("/?token=t").build()).hasToString("InboundMessage[GET]");
    assertThat(TestMessage.get("/").method("a\r\nsecret").build())
        .hasToString("InboundMessage[another method]");
  }
}
