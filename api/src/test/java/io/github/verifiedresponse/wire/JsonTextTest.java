package io.github.verifiedresponse.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.verifiedresponse.Refusals;
import io.github.verifiedresponse.message.Content;
import io.github.verifiedresponse.message.Reason;
import io.github.verifiedresponse.message.RejectedException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One spelling of every text: UTF-8 as RFC 3629 has it, and whole surrogate pairs. */
class JsonTextTest {

  @ParameterizedTest
  @CsvSource({
    "7F, 7F",
    "C280, 80",
    "DFBF, 7FF",
    "E0A080, 800",
    "ED9FBF, D7FF",
    "EE8080, E000",
    "EFBBBF, FEFF",
    "EFBFBF, FFFF",
    "F0908080, 10000",
    "F48FBFBF, 10FFFF"
  })
  void takesTheShortestFormOfACodePoint(String bytes, String codePoint) throws RejectedException {
    String text = Character.toString(Integer.parseInt(codePoint, 16));

    assertThat(value(HexFormat.of().parseHex(bytes))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "BF",
        "C0AF",
        "C080",
        "C1BF",
        "C2",
        "C2C2",
        "C220",
        "E0",
        "E080AF",
        "E09FBF",
        "E0A0",
        "E0A020",
        "EDA080",
        "EDBFBF",
        "EDA080EDB080",
        "F0",
        "F08080AF",
        "F08FBFBF",
        "F0908020",
        "F09080",
        "F4908080",
        "F5808080",
        "F8888080",
        "FC8480808080",
        "FE",
        "FF",
        "00"
      })
  void refusesBytesThatAreNoUtf8(String bytes) {
    byte[] inside = HexFormat.of().parseHex(bytes);

    assertThat(Refusals.reason(() -> value(inside))).isEqualTo(Reason.MALFORMED);
    assertThat(JsonText.problem(inside, 0, inside.length)).as("at the end of the text").isNotNull();
  }

  @ParameterizedTest
  @CsvSource({
    "EFBBBF7B7D, the JSON begins with a byte order mark",
    "7B7D00, the JSON contains a NUL character",
    "7B22FF227D, the JSON is not valid UTF-8",
    "7B22EDA080227D, the JSON is not valid UTF-8: it contains an unpaired surrogate",
    "7B22EDA080EDB080227D, the JSON is not valid UTF-8: it contains an unpaired surrogate",
    "7B225C7564383030227D, the JSON contains the escape of an unpaired surrogate"
  })
  void saysWhatIsWrong(String bytes, String detail) {
    Content text = Content.copyOf(HexFormat.of().parseHex(bytes));

    assertThat(Refusals.refusal(text::toJsonObject).detail()).isEqualTo(detail);
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
  void refusesOtherEncodings(String charset) {
    Content text = Content.copyOf("{\"a\":1}".getBytes(Charset.forName(charset)));

    assertThat(Refusals.reason(text::toJsonObject)).isEqualTo(Reason.MALFORMED);
  }

  @Test
  void refusesAByteOrderMark() {
    assertThat(reason("\ufeff{}")).isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}\0", "\0{}", "{\"a\0\":1}", "{\"a\":\"\0\"}"})
  void refusesNul(String text) {
    assertThat(reason(text)).isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\ud800",
        "\\udfff",
        "\\uDBFF",
        "\\ud83d\\ud83d",
        "\\ude00\\ud83d",
        "\\ud83dx",
        "\\ud83d\\n",
        "\\ud83d\\u0041",
        "\\ud83d\\\\ude00",
        "x\\ude00",
        "\\ud83d\\ude00\\ude00",
        "\\ud83d\\ude0"
      })
  void refusesHalfASurrogatePair(String escapes) {
    assertThat(reason("{\"a\":\"" + escapes + "\"}")).isEqualTo(Reason.MALFORMED);
    assertThat(reason("{\"" + escapes + "\":1}")).as("as a name").isEqualTo(Reason.MALFORMED);
  }

  @ParameterizedTest
  @CsvSource({
    "\\ud83d\\ude00, \ud83d\ude00",
    "\\uD83D\\uDE00, \ud83d\ude00",
    "\ud83d\ude00, \ud83d\ude00",
    "\\ud7ff\\ue000, \ud7ff\ue000",
    "\\\\ud800, \\ud800",
    "\\\\\\ud83d\\ude00, \\\ud83d\ude00",
    "'\\\"\\/\\b', '\"/\b'",
    "\\u0000, '\0'"
  })
  void takesWholePairsAndOtherEscapes(String escapes, String text) throws RejectedException {
    assertThat(value(escapes.getBytes(StandardCharsets.UTF_8))).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\", "{\"a\":\"\\", "\\u", "\\ud83d", "\\ud83d\\", "\\ud83d\\ude0"})
  void refusesATextThatEndsInAnEscape(String text) {
    assertThat(reason(text)).isEqualTo(Reason.MALFORMED);
  }

  private static String value(byte[] inside) throws RejectedException {
    byte[] json = new byte[inside.length + 8];
    System.arraycopy("{\"a\":\"".getBytes(StandardCharsets.UTF_8), 0, json, 0, 6);
    System.arraycopy(inside, 0, json, 6, inside.length);
    json[json.length - 2] = '"';
    json[json.length - 1] = '}';
    return Content.copyOf(json).toJsonObject().get("a").textValue();
  }

  private static Reason reason(String text) {
    return Refusals.reason(() -> Content.ofText(text).toJsonObject());
  }
}
