package io.github.verifiedresponse.tests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Behind the doors the handler reads what was sent, as it would without them. */
class ProbeBytesIT extends DeployedProbe {
  private static final String BINARY = "application/octet-stream";
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String FORM_BODY =
      "a=1&b=two+words&a=3&empty=&bare&u=%C3%A9%E2%82%AC&signs=%2B%26%3D%25&once="
          + UUID.randomUUID();

  @ParameterizedTest(name = "AT-140 {0} {1}")
  @CsvSource({
    "bulk, 1",
    "bulk, 200000",
    "bytewise, 1",
    "bytewise, 20000",
    "available, 1",
    "available, 20000"
  })
  void theStreamHoldsTheBytesThatWereSent(String way, int size) {
    byte[] body = new byte[size];
    new Random(way.hashCode()).nextBytes(body); // fixed: of one byte the next would be a replay

    Answer answer = probe.postSigned("mac/" + way, BINARY, body);

    assertThat(answer.body()).isEqualTo(HexFormat.of().formatHex(body));
    assertThat(probe.client().post("plain/" + way, BINARY, body).body()).isEqualTo(answer.body());
  }

  @Test
  void aHandlerDoesNotRunWhenOneByteIsAnother() {
    byte[] body = "{\"a\":1}".getBytes(StandardCharsets.UTF_8);
    long before = probe.runs();

    assertThat(
            probe.postSigned("mac/bulk", "application/json", body, "X-Probe-Mac", "00").verdict())
        .isEqualTo("400 ambiguous");
    assertThat(probe.client().post("mac/bulk", BINARY, body, "X-Probe-Mac", "00").verdict())
        .isEqualTo("401 unverified");
    assertThat(probe.runs()).isEqualTo(before);
  }

  @Test
  void theReaderHoldsTheCharactersThatWereSent() {
    String text =
        "{\"text\":\"Zoë € 𝄞 \\u00eb\\/\",\"once\":\"%s\"}\r\n\t".formatted(UUID.randomUUID());

    assertSame("reader", "application/json;charset=UTF-8", text.getBytes(StandardCharsets.UTF_8));
    assertThat(post("mac/reader", "application/json", text + " ").body()).isEqualTo(text + " ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parameters", "parameters?query=before&a=0", "bulk", "reader"})
  void aFormHoldsTheFieldsThatWereSent(String way) {
    byte[] body = (FORM_BODY + way.length() + way.charAt(0)).getBytes(StandardCharsets.UTF_8);

    assertSame(way, FORM + ";charset=UTF-8", body);
  }

  @Test
  void aFormWithoutACharsetIsReadAsUtf8() {
    Answer answer = post("mac/parameters", FORM, "u=%C3%A9%E2%82%AC&once=" + UUID.randomUUID());

    assertThat(answer.body()).contains("u map [é€] values [é€] first é€\n").endsWith("names 2\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"parts", "part", "parameters", "parts-and-parameters", "bulk"})
  void aMultipartBodyHoldsThePartsThatWereSent(String way) throws IOException {
    assertSame(way, "multipart/form-data; boundary=probe-boundary", multipart("probe-boundary"));
    assertSame(way, "multipart/form-data; boundary=\"b b\"", multipart("b b"));
  }

  @ParameterizedTest(name = "AT-126 {0}")
  @ValueSource(ints = {1, 999, 8192, 200_000})
  void aReadListenerHearsOfAllBytesAndOnceOfTheEnd(int size) {
    byte[] body = new byte[size];
    new Random(size).nextBytes(body);
    long before = probe.runs();

    Answer answer = probe.postSigned("mac-listener", BINARY, body);

    assertThat(answer.body()).isEqualTo(HexFormat.of().formatHex(body));
    assertThat(probe.runs()).isEqualTo(before + 1);
    assertThat(probe.client().post("plain-listener", BINARY, body).body()).isEqualTo(answer.body());
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes", "string", "stream", "suspended"})
  void aResourceIsGivenTheBytesThatWereSent(String way) {
    String envelope = envelope(Probe.token(Probe.payload()));

    Answer answer = post("api/entity/" + way, "application/json", envelope);

    assertThat(answer.body())
        .isEqualTo(HexFormat.of().formatHex(envelope.getBytes(StandardCharsets.UTF_8)));
    assertForgedIsRefused("api/entity/" + way);
  }

  @Test
  void aSuspendedResourceWithoutAnEntityIsGuardedToo() {
    String payload = Probe.payload();

    assertThat(
            post(
                    "api/entity/suspended-without-entity",
                    "application/json",
                    envelope(Probe.token(payload)))
                .body())
        .isEqualTo(payload);
    assertForgedIsRefused("api/entity/suspended-without-entity");
  }

  private void assertForgedIsRefused(String path) {
    long before = probe.runs();
    assertThat(post(path, "application/json", envelope(Probe.forged())).verdict())
        .isEqualTo("401 unverified");
    assertThat(probe.runs()).isEqualTo(before);
  }

  /** The guarded servlet answers as its unguarded twin does, which only the container serves. */
  private void assertSame(String way, String contentType, byte[] body) {
    Answer plain = probe.client().post("plain/" + way, contentType, body);
    Answer guarded = probe.postSigned("mac/" + way, contentType, body);

    assertThat(plain.status()).as(plain.body()).isEqualTo(200);
    assertThat(guarded.verdict()).isEqualTo("200");
    assertThat(guarded.body()).isNotEmpty().isEqualTo(plain.body());
  }

  private Answer post(String path, String contentType, String body) {
    return probe.postSigned(path, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /** Spaces and escapes that a parser would not keep. */
  private static String envelope(String token) {
    return "  { \"customer\" : \"Zo\\u00eb ë\\/\" ,\r\n\"signedResponse\":"
        + JsonNodeFactory.instance.textNode(token)
        + "\t} ";
  }

  private static byte[] multipart(String boundary) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    write(body, "--" + boundary + "\r\nContent-Disposition: form-data; name=\"text\"\r\n\r\n");
    write(body, "two words\r\n--" + boundary + "\r\n");
    write(body, "Content-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n--" + boundary + "\r\n");
    write(body, "Content-Disposition: form-data; name=\"once\"\r\n\r\n" + UUID.randomUUID());
    write(body, "\r\n--" + boundary + "\r\n");
    write(body, "Content-Disposition: form-data; name=\"file\"; filename=\"a b.bin\"\r\n");
    write(body, "Content-Type: application/octet-stream\r\n\r\n");
    for (int i = 0; i < 256; i++) {
      body.write(i);
    }
    write(body, "\r\n--" + boundary.charAt(0) + "\r\n-\r\n--" + boundary + "--\r\n");
    return body.toByteArray();
  }

  private static void write(ByteArrayOutputStream body, String text) throws IOException {
    body.write(text.getBytes(StandardCharsets.UTF_8));
  }
}
