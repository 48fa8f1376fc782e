package io.github.verifiedresponse.tests.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the load counts as an answer is one, whole, and in whatever pieces it comes. */
class AnswerTest {
  private static final String BY_LENGTH =
      """
      HTTP/1.1 200 \r
      Content-Length: 12\r
      \r
      0\r
      \r
      handled""";
  private static final String BY_CHUNKS =
      """
      HTTP/1.1 200 OK\r
      transfer-encoding: chunked\r
      Connection: close\r
      \r
      5\r
      {"a":\r
      3\r
      10}\r
      0\r
      \r
      """;

  @ParameterizedTest
  @ValueSource(strings = {BY_LENGTH, BY_CHUNKS})
  void endsWithItsLastByteAndNotBefore(String text) throws IOException {
    for (int piece = 1; piece <= text.length(); piece++) {
      assertThat(bytesUntilWhole(text, piece)).as("pieces of %d", piece).isEqualTo(text.length());
    }
  }

  @Test
  void saysWhetherTheServerClosesTheConnectionBehindIt() throws IOException {
    assertThat(whole(BY_LENGTH).isLast()).isFalse();
    assertThat(whole(BY_CHUNKS).isLast()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 401 \r\nContent-Length: 0\r\n\r\n",
        "HTTP/1.1 503",
        "HTTP/1.1 200 \r\nServer: x\r\n\r\nwithout a length"
      })
  void whatIsNoGoodAnswerIsRefused(String text) {
    assertThatIOException().isThrownBy(() -> whole(text));
  }

  private static Answer whole(String text) throws IOException {
    Answer answer = new Answer();
    assertThat(answer.isWholeWith(ByteBuffer.allocate(1024).put(Signed.utf8(text)))).isTrue();
    return answer;
  }

  private static int bytesUntilWhole(String text, int piece) throws IOException {
    byte[] bytes = Signed.utf8(text);
    Answer answer = new Answer();
    ByteBuffer in = ByteBuffer.allocate(1024);
    for (int at = 0; at < bytes.length; at += piece) {
      int end = Math.min(at + piece, bytes.length);
      if (answer.isWholeWith(in.put(bytes, at, end - at))) {
        return end;
      }
    }
    throw new IOException("it has no end");
  }
}
