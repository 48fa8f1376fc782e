package io.github.verifiedresponse.doctor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.verifiedresponse.doctor.Request.Header;
import io.github.verifiedresponse.message.Content;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A recording is read without a byte of the body changed. */
class RecordingTest {
  private static Request read(String recording) {
    return Request.ofCapture(Signed.bytes(recording));
  }

  private static String body(Request request) {
    return request.body().toText(StandardCharsets.UTF_8);
  }

  @Test
  void readsARawMessage() {
    Request request =
        read("POST /a?b=c HTTP/1.1\r\nHost: x\r\nSignature:  9f \r\n\r\n{\"a\":1}\r\n\n");

    assertThat(request.method()).isEqualTo("POST");
    assertThat(request.target()).isEqualTo("/a?b=c");
    assertThat(request.headers())
        .containsExactly(new Header("Host", "x"), new Header("Signature", "9f"));
    assertThat(body(request)).isEqualTo("{\"a\":1}\r\n\n");
  }

  @Test
  void readsAnEditorsFile() {
    Request request = read("### Result\n# a comment\nPOST https://x.example/a\nA: 1\n\nbody");

    assertThat(request.target()).isEqualTo("/a");
    assertThat(body(request)).isEqualTo("body");
  }

  @Test
  void keepsBytesThatAreNoText() {
    byte[] recording = Signed.bytes("POST /a HTTP/1.1\n\n??");
    recording[recording.length - 1] = (byte) 0xff;

    assertThat(Request.ofCapture(recording).body())
        .isEqualTo(Content.copyOf(new byte[] {'?', (byte) 0xff}));
  }

  @Test
  void leavesOutLineBreaksBehindTheDeclaredLength() {
    assertThat(body(read("POST /a HTTP/1.1\nContent-Length: 4\n\nbody\n"))).isEqualTo("body");
    assertThat(body(read("POST /a HTTP/1.1\nContent-Length: 3\n\nbody\n"))).isEqualTo("body\n");
    assertThat(body(read("POST /a HTTP/1.1\nContent-Length: x\n\nbody\n"))).isEqualTo("body\n");
  }

  @Test
  void joinsChunks() {
    String head = "POST /a HTTP/1.1\nTransfer-Encoding: chunked\n\n";

    assertThat(body(read(head + "3;x=1\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"))).isEqualTo("abcde");
    assertThat(body(read(head + "{\"already\":\"joined\"}"))).isEqualTo("{\"already\":\"joined\"}");
    assertThat(body(read(head + "9\r\nabc\r\n"))).isEqualTo("9\r\nabc\r\n");
    assertThat(body(read(head + "3\r\nabc\r\n"))).isEqualTo("3\r\nabc\r\n");
  }

  @Test
  void keepsTheLengthAsTheVendorMaySignIt() {
    assertThat(read("POST /a HTTP/1.1\nContent-Length: 4\n\nbody").headers())
        .containsExactly(new Header("Content-Length", "4"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"Transfer-Encoding: chunked\nContent-Length: 4", "Content-Length: k3Jx9vQ2"})
  void leavesOutWhatOnlyFramesTheBody(String framing) {
    assertThat(read("POST /a HTTP/1.1\n" + framing + "\n\nbody").headers()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "k3Jx9vQ2",
        "POST\n\n",
        "POST /a HTTP/1.1\nno colon k3Jx9vQ2\n\n",
        "POST /a HTTP/1.1\nk3Jx9vQ2 x: 1\n\n"
      })
  void refusesWhatIsNoRequestWithoutQuotingIt(String recording) {
    assertThatThrownBy(() -> read(recording))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageNotContaining("k3Jx9vQ2");
  }
}
