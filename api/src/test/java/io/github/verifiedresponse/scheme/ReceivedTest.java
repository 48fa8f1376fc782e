package io.github.verifiedresponse.scheme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.Allocation;
import io.github.verifiedresponse.TestMessage;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import io.github.verifiedresponse.message.SignedParts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Two parts with a full stop between them, before anything of them is verified. */
class ReceivedTest {

  private static String part(int number, String content) throws RejectedException {
    SignedParts carried = new SignedParts(new TestMessage().build(), Content.ofText(content), null);
    return new Received(carried).text(Place.parse("part:" + number));
  }

  private static Reason refusal(int number, String content) {
    try {
      throw new AssertionError(part(number, content));
    } catch (RejectedException refused) {
      return refused.reason();
    }
  }

  @Test
  void areTheTextsBeforeAndBehindTheFullStop() throws RejectedException {
    assertThat(part(0, "signature.payload")).isEqualTo("signature");
    assertThat(part(1, "signature.payload")).isEqualTo("payload");
  }

  @ParameterizedTest
  @CsvSource({
    "0,payload,MALFORMED",
    "0,'',MALFORMED",
    "0,a.b.c,MALFORMED",
    "1,a..,MALFORMED",
    "0,.b,MISSING_SIGNATURE",
    "1,a.,MISSING_SIGNATURE"
  })
  void areTwo(int number, String content, Reason reason) {
    assertThat(refusal(number, content)).isEqualTo(reason);
  }

  @ParameterizedTest
  @ValueSource(strings = {"part:2", "part:-1", "part:one"})
  void haveNoOtherNumbers(String place) {
    assertThatThrownBy(() -> Place.parse(place))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the first is part:0");
  }

  @Test
  void areNotMadeOfABodyOfFullStops() {
    String body = "a.".repeat(100_000);

    assertThat(Allocation.of(() -> refusal(0, body))).isLessThan(5L * body.length());
  }
}
